using System.Net;
using System.Security.Cryptography;
using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Decnet.Store.Outbox;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Receiving;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tending;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Webhook.Working;

/// <summary>The delivering side of the role `webhook`; where subscriptions come from is registered beside it.</summary>
internal static class WebhookRole
{
    /// <summary>Where the kubelet says that the API server is; the guard lets nobody dial it.</summary>
    private const string ApiServer = "KUBERNETES_SERVICE_HOST";

    /// <param name="subscriptions">Registers the source of subscriptions and their book.</param>
    public static RoleDefinition Define(Func<SettingsReader, WorkerSettings, Action<IServiceCollection>> subscriptions) => new(
        WorkerRoles.Webhook,
        (reader, worker) =>
        {
            var (settings, server, others) = (WebhookSettings.Read(reader), IPAddress.TryParse(reader.Text(ApiServer), out var address) ? address : null, subscriptions(reader, worker));
            return services => others(services.AddSingleton(new ApiServerRanges(server)).AddDelivering(settings, Guarded));
        })
    {
        Verbs = VerbsAsync,
    };

    private static async Task<int> VerbsAsync(string[] arguments, SettingsReader reader, TextWriter output, TextWriter error)
    {
        using var logs = LoggerFactory.Create(_ => { });
        using var stores = new WebhookStores(WebhookSettings.Read(reader), TimeProvider.System, new Random(), logs);
        if (reader.Faults.Count > 0)
        {
            await error.WriteLineAsync(string.Join("; ", reader.Faults));
            return WebhookVerbs.BadCall;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            return await new Verbs(stores.Outbox, TimeProvider.System, output, error)
                .RunAsync(arguments, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), patience.Token);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync($"decnet-worker webhook: {stores.Health.Now.Message}");
            return WebhookVerbs.StoreAway;
        }
    }

    internal static IServiceCollection AddDelivering(this IServiceCollection services, WebhookSettings settings, Func<Subscription, Dialler> dialler) =>
        services.AddDelivering(settings, _ => dialler);

    private static Func<Subscription, Dialler> Guarded(IServiceProvider provider)
    {
        var server = provider.GetRequiredService<ApiServerRanges>();
        return subscription => new Dialler(new AddressGuard(() => server.Current, subscription.AllowedCidrs));
    }

    private static IServiceCollection AddDelivering(this IServiceCollection services, WebhookSettings settings, Func<IServiceProvider, Func<Subscription, Dialler>> dialler)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WebhookStores>();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton(provider => provider.GetRequiredService<WebhookStores>().Outbox);
        services.AddSingleton(provider => new OutboxWriter(provider.GetRequiredService<WebhookStores>().Outbox, settings.Bounds, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboxKeeping(provider.GetRequiredService<WebhookStores>().Outbox, settings.Limits, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OutboxQueues>();
        services.AddSingleton<OutboxReader>();
        services.AddSingleton<OutboxOrders>();
        services.AddSingleton<OutboxReplay>();
        services.AddSingleton<Settler>();
        services.AddSingleton(provider => new LaneTools(
            provider.GetRequiredService<IOutcomeBook>(), dialler(provider), new Chance(provider.GetRequiredService<Random>()).Next, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WebhookMetrics>(), provider.GetRequiredService<ILogger<Lane>>()));
        services.AddSingleton<Fleet>();
        services.AddSingleton<Intake>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<Bookkeeping>();
        if (settings is not { Knowledge: null, KnowledgeFile: null })
        {
            services.AddSingleton(provider => new SessionFeed(
                provider.GetRequiredService<WebhookStores>().Knowledge!, provider.GetRequiredService<WebhookStores>().Outbox, provider.GetRequiredService<OutboxWriter>()));
            services.AddSingleton<CatchUp>();
        }

        services.AddSingleton<IWorker, WebhookWorker>();
        return services;
    }
}
