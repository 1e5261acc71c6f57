using System.Threading.Channels;
using Decnet.Webhook.Subscribing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>The subscriptions as the API server has them.</summary>
internal sealed class ClusterSubscriptions : ISubscriptionSource
{
    private readonly ApiServer _server;
    private readonly ClusterOptions _options;
    private readonly SubscriptionBoard _board;
    private readonly StatusBook _book;
    private readonly ApiServerEndpoints _endpoints;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ClusterSubscriptions(
        ApiServer server, ClusterOptions options, SubscriptionBoard board, StatusBook book, ApiServerEndpoints endpoints, TimeProvider time, Random random,
        ILogger<ClusterSubscriptions> logger)
    {
        (_server, _options, _board, _book, _endpoints, _time, _random, _logger) = (server, options, board, book, endpoints, time, random, logger);
        board.Changed += Ring;
    }

    public event Action? Changed;

    // Made anew at each question, from a board that our own writes change at once: whoever has tripped a subscription sees it tripped.
    public IReadOnlyCollection<Subscription>? Current => _board.IsRead ? [.. _board.List().Select(Read)] : null;

    public async Task RunAsync(CancellationToken stopping)
    {
        // Before the first subscription is known, and so before the first delivery.
        await _endpoints.LookAsync(stopping);
        var endpoints = _endpoints.FollowAsync(stopping);
        var secrets = new SecretWatches(_server, _board.Take, _time, _random, _logger);
        var watches = _options.Scopes
            .Select(scope => new SubscriptionWatch(_server, scope, _board, _time, _random, _logger))
            .Select(watch => Task.Run(() => watch.RunAsync(stopping), CancellationToken.None))
            .ToList();
        try
        {
            await foreach (var _ in _news.Reader.ReadAllAsync(stopping))
                await FollowAsync(secrets, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker leaves.
        }

        await Task.WhenAll([.. watches, endpoints]);
        await secrets.StopAsync();
    }

    private async Task FollowAsync(SecretWatches secrets, CancellationToken stopping)
    {
        var resources = _board.List();
        var named = resources.SelectMany(SubscriptionSecrets.Of).ToHashSet();
        await secrets.FollowAsync(named, stopping);
        _board.KeepSecrets(named);
        foreach (var resource in resources.Where(IsHalfTripped))
            await _book.RepairAsync(SubscriptionBoard.Name(resource), stopping);
    }

    private bool IsHalfTripped(V1Alpha1WebhookSubscription resource) =>
        CircuitTable.Of(Circuit.Of(resource, _options.CircuitThreshold)).Move is CircuitMove.Trip or CircuitMove.FinishTrip;

    private Subscription Read(V1Alpha1WebhookSubscription resource) =>
        SubscriptionReader.Read(resource, _options, name => _board.Secret(new(resource.Metadata.NamespaceProperty, name)));

    private void Ring()
    {
        _news.Writer.TryWrite(true);
        Changed?.Invoke();
    }
}
