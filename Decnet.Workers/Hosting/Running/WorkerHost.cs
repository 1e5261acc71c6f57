using Decnet.Bus.Clients;
using Decnet.Hosting.Answering;
using Decnet.Hosting.Leaving;
using Decnet.Hosting.Living;
using Decnet.Hosting.Logging;
using Decnet.Hosting.Looping;
using Decnet.Hosting.Settings;
using Decnet.Hosting.Steering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;
using Prometheus;

namespace Decnet.Hosting.Running;

/// <summary>Everything that workers share, put together around the one that is to run.</summary>
internal static class WorkerHost
{
    public static async Task<int> RunAsync(WorkerSettings settings, Action<IServiceCollection> role, TerminationMessage message)
    {
        await using var app = Build(settings, role, message);
        var departure = app.Services.GetRequiredService<Departure>();
        var log = app.Services.GetRequiredService<ILogger<WorkerService>>();
        log.Starts(settings.Role, Vitals.Version, settings.Pod, settings.Node, settings.BusSocket ?? "off");
        try
        {
            await app.RunAsync();
            log.Stopped();
        }
        catch (OperationCanceledException)
        {
            log.NotStopped(WorkerSettings.StopLimit);
        }
        catch (IOException e)
        {
            // The port of the health endpoint is taken, as a rule.
            departure.Leave(WorkerExit.Failed, e.Message);
        }

        return departure.ExitCode;
    }

    private static WebApplication Build(WorkerSettings settings, Action<IServiceCollection> role, TerminationMessage message)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(settings.LogLevel);
        // Probes come every few seconds: only what goes wrong with them is worth a line.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.ListenAnyIP(settings.HealthPort);
            kestrel.AddServerHeader = false;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = WorkerSettings.StopLimit);
        AddShared(builder.Services, settings, message);
        role(builder.Services);
        builder.Services.AddHostedService<WorkerService>();
        builder.Services.AddHostedService<Heartbeat>();
        builder.Services.AddHostedService<ControlListener>();

        var app = builder.Build();
        app.MapWorker();
        var (vitals, metrics) = (app.Services.GetRequiredService<Vitals>(), app.Services.GetRequiredService<WorkerMetrics>());
        app.Services.GetRequiredService<CollectorRegistry>()
            .AddBeforeCollectCallback(() => metrics.BusConnected.Set(vitals.Bus == "connected" ? 1 : 0));
        return app;
    }

    private static void AddShared(IServiceCollection services, WorkerSettings settings, TerminationMessage message)
    {
        services.AddSingleton(settings);
        services.AddSingleton(message);
        services.AddSingleton(TimeProvider.System);
        services.AddTransient(_ => new Random());
        var registry = Metrics.NewCustomRegistry();
        registry.SetStaticLabels(new Dictionary<string, string> { ["role"] = settings.Role });
        DotNetStats.Register(registry);
        services.AddSingleton(registry);
        services.AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(registry));
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<Liveness>();
        services.AddSingleton<Vitals>();
        services.AddSingleton<Departure>();
        services.AddSingleton<PollLoop>();
        services.AddSingleton(provider => BusClient.Open(
            settings.Role, settings.BusSocket, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<IBus>()));
    }
}
