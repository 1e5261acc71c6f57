extern alias webhook;

using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using webhook::Decnet.Webhook.Cluster;
using webhook::Decnet.Webhook.Dialing;
using webhook::Decnet.Webhook.Subscribing;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

/// <summary>The webhook worker's side towards the API server, as the role puts it together, without deliveries.</summary>
internal sealed class WorkerUnderTest : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceProvider _services;
    private readonly Task _running;

    private WorkerUnderTest(ServiceProvider services)
    {
        _services = services;
        _running = Source.RunAsync(_stopping.Token);
    }

    public ISubscriptionSource Source => _services.GetRequiredService<ISubscriptionSource>();

    /// <summary>Where no receiver may be.</summary>
    public IReadOnlyList<IPNetwork> Forbidden => _services.GetRequiredService<ApiServerRanges>().Current;

    public IOutcomeBook Book => _services.GetRequiredService<IOutcomeBook>();

    public static WorkerUnderTest Start(string home, KubernetesClientConfiguration cluster, int threshold = 5)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Random(1));
        services.AddLogging(logging => logging.AddProvider(new TestLog()));
        services.AddSingleton(new ApiServerRanges(IPAddress.Parse("10.96.0.1")));
        services.AddClusterSubscriptions(new() { Home = home, Namespaces = [home], CircuitThreshold = threshold }, () => cluster);
        return new WorkerUnderTest(services.BuildServiceProvider());
    }

    /// <summary>Waits until its only subscription is as described.</summary>
    public async Task<Subscription> UntilAsync(Func<Subscription, bool> condition, string what)
    {
        await Eventually.TrueAsync(() => Source.Current is { Count: 1 } all && condition(all.Single()), what, TimeSpan.FromSeconds(60));
        return Source.Current!.Single();
    }

    public Task<Subscription> KnownAsync() => UntilAsync(_ => true, "the worker knows the subscription");

    public static DeliveryFailure Failure(FailureKind kind = FailureKind.Status, string message = "HTTP 503") =>
        new(TimeProvider.System.GetUtcNow(), kind, message);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _services.DisposeAsync();
        _stopping.Dispose();
    }
}
