using System.Collections.Concurrent;
using Decnet.Webhook.Subscribing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>
/// Keeps accounts in the subscriptions' status. Every write that rests on what was read names the version that it read: when somebody was faster the newest is read and
/// looked at again. See <see cref="CircuitTable"/> for why the order of a trip's writes matters.
/// </summary>
internal sealed class StatusBook(ApiServer server, SubscriptionBoard board, ClusterOptions options, TimeProvider time) : IOutcomeBook
{
    private const int Attempts = 8;
    private readonly ConcurrentDictionary<ResourceName, SemaphoreSlim> _turns = new();

    public async Task<int> RecordFailureAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        var count = 0;
        await ChangeAsync(NameOf(subscription), subscription.Key.Uid, async resource =>
        {
            var (circuit, verdict) = Judge(resource);
            count = verdict.Move == CircuitMove.Clear ? 1 : circuit.Failures + 1;

            // Of what was under way while a person paused it, or after the trip: it counts no more.
            if (verdict.Delivers)
                await WriteAsync(resource, Failed(resource, verdict, failure, count), cancellationToken);
            else
                count = circuit.Failures;
        }, cancellationToken);
        return count;
    }

    public Task RecordSuccessAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(NameOf(subscription), subscription.Key.Uid, resource =>
        {
            var (circuit, verdict) = Judge(resource);
            var status = new Dictionary<string, object?> { ["lastSuccessAt"] = CircuitWrites.Time(at) };
            if (verdict.Delivers && (circuit.HasPast || resource.Status.AddressForbidden is not null))
                status = Merged(CircuitWrites.Cleared(resource, verdict.State), status);
            return WriteAsync(resource, status, cancellationToken);
        }, cancellationToken);

    public Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        long? generation = null;
        return ChangeAsync(NameOf(subscription), subscription.Key.Uid, async resource =>
        {
            var (circuit, verdict) = Judge(resource);
            generation ??= resource.Metadata.Generation;
            var spoken = circuit.Enabled && resource.Metadata.Generation != generation;
            if (verdict.State == CircuitState.Paused || spoken)
                return;

            await TripAsync(resource, circuit, verdict, failure, cancellationToken);
        }, cancellationToken);
    }

    public Task ReportAsync(Subscription subscription, QueueReport report, CancellationToken cancellationToken) =>
        ChangeAsync(NameOf(subscription), subscription.Key.Uid, resource => WriteAsync(
            resource,
            new()
            {
                ["backlog"] = report.Backlog,
                ["deadLetters"] = report.DeadLetters,
                ["dropped"] = report.Dropped,
            },
            cancellationToken), cancellationToken);

    /// <summary>Finishes a trip that somebody began, if it is still to be finished.</summary>
    public Task RepairAsync(ResourceName name, CancellationToken cancellationToken) => ChangeAsync(name, null, async resource =>
    {
        var (circuit, verdict) = Judge(resource);
        if (verdict.Move is CircuitMove.Trip or CircuitMove.FinishTrip)
            await TripAsync(resource, circuit, verdict, null, cancellationToken);
    }, cancellationToken);

    // Count, spec, stamp. What is in place already is left out, but for the stamp, which a second trip sets anew.
    private async Task TripAsync(
        V1Alpha1WebhookSubscription resource, Circuit circuit, CircuitVerdict verdict, DeliveryFailure? failure, CancellationToken cancellationToken)
    {
        if (failure is not null && verdict.State == CircuitState.Active)
            resource = await WriteAsync(resource, Failed(resource, verdict, failure, Math.Max(circuit.Failures, circuit.Threshold)), cancellationToken);
        if (circuit is { Enabled: true, InStatusAlone: false })
            resource = await DisableAsync(resource, cancellationToken);
        await WriteAsync(resource, CircuitWrites.Stamped(resource, time.GetUtcNow()), cancellationToken);
    }

    private Dictionary<string, object?> Failed(V1Alpha1WebhookSubscription resource, CircuitVerdict verdict, DeliveryFailure failure, int count) => Merged(
        verdict.Move == CircuitMove.Clear ? CircuitWrites.Cleared(resource, verdict.State) : [],
        new()
        {
            ["consecutiveFailures"] = count,
            ["threshold"] = Circuit.Of(resource, options.CircuitThreshold).Threshold,
            ["lastError"] = ErrorLine.Of(failure.Message),
            ["lastFailureAt"] = CircuitWrites.Time(failure.At),
            ["addressForbidden"] = failure.Kind == FailureKind.ForbiddenAddress ? true : null,
            ["state"] = CircuitState.Active,
        });

    private (Circuit Circuit, CircuitVerdict Verdict) Judge(V1Alpha1WebhookSubscription resource)
    {
        var circuit = Circuit.Of(resource, options.CircuitThreshold);
        return (circuit, CircuitTable.Of(circuit));
    }

    private Task<V1Alpha1WebhookSubscription> DisableAsync(V1Alpha1WebhookSubscription resource, CancellationToken cancellationToken) => SendAsync(
        ApiPath.Subscription(SubscriptionBoard.Name(resource)),
        new { metadata = Precondition(resource), spec = new { enabled = false } },
        cancellationToken);

    private Task<V1Alpha1WebhookSubscription> WriteAsync(
        V1Alpha1WebhookSubscription resource, Dictionary<string, object?> status, CancellationToken cancellationToken) => SendAsync(
        ApiPath.Status(SubscriptionBoard.Name(resource)), new { metadata = Precondition(resource), status }, cancellationToken);

    private static object Precondition(V1Alpha1WebhookSubscription resource) =>
        new { resourceVersion = resource.Metadata.ResourceVersion, uid = resource.Metadata.Uid };

    private async Task<V1Alpha1WebhookSubscription> SendAsync(string path, object patch, CancellationToken cancellationToken)
    {
        var written = await server.MergeAsync<V1Alpha1WebhookSubscription>(path, patch, cancellationToken);
        board.Take(written, isDeleted: false);
        return written;
    }

    /// <summary>One at a time for a subscription; again from the newest version when somebody else wrote meanwhile.</summary>
    private async Task ChangeAsync(
        ResourceName name, string? uid, Func<V1Alpha1WebhookSubscription, Task> change, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; board.Get(name) is { } resource && (uid is null || resource.Metadata.Uid == uid); attempt++)
            {
                try
                {
                    await change(resource);
                    return;
                }
                catch (ApiServerException e) when (e.IsConflict && attempt < Attempts)
                {
                    board.Take(await server.GetAsync<V1Alpha1WebhookSubscription>(ApiPath.Subscription(name), cancellationToken), isDeleted: false);
                }
            }
        }
        catch (ApiServerException e) when (e.IsNotFound)
        {
            // Deleted: no account to keep.
        }
        finally
        {
            turn.Release();
        }
    }

    private static Dictionary<string, object?> Merged(Dictionary<string, object?> first, Dictionary<string, object?> then)
    {
        foreach (var (key, value) in then)
            first[key] = value;
        return first;
    }

    private static ResourceName NameOf(Subscription subscription) => new(subscription.Key.Namespace, subscription.Key.Name);
}
