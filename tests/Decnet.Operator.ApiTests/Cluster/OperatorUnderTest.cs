using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>The runtime as Program puts it together, without a web server, with controllers of the test.</summary>
internal sealed class OperatorUnderTest : IAsyncDisposable
{
    private IHost? _host;

    private OperatorUnderTest(IHost host) => _host = host;

    public InformerSet Informers => Get<InformerSet>();

    public bool IsLeader => Get<Leadership>().IsLeader;

    public static OperatorOptions Alone(string ns) => new() { WatchNamespaces = ns, LeaderElect = false, LeaseNamespace = ns };

    public static async Task<OperatorUnderTest> StartAsync(
        Func<KubernetesClientConfiguration> cluster, OperatorOptions options, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new TestLog());
        builder.Services.AddOperatorRuntime(options, cluster);
        builder.Services.AddSingleton<RecordedExit>();
        builder.Services.AddSingleton<ProcessExit>(provider => provider.GetRequiredService<RecordedExit>());
        configure(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new OperatorUnderTest(host);
    }

    public T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    public Task SyncedAsync() => Task.WhenAll(Informers.All.Select(informer => informer.Synced)).WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>What SIGTERM does.</summary>
    public Task StopAsync() => _host!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        // Whoever still holds this object does not hold an operator.
        if (Interlocked.Exchange(ref _host, null) is not { } host)
            return;

        await host.StopAsync();
        host.Dispose();
    }
}
