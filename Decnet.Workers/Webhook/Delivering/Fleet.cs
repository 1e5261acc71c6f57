using System.Collections.Concurrent;
using Decnet.Store.Outbox;
using Decnet.Webhook.Receiving;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>The lanes: one for each subscription there is, and only the source says which there are.</summary>
internal sealed class Fleet(
    ISubscriptionSource source, OutboxQueues queues, OutboxReader reader, Settler settler, LaneTools tools)
{
    private readonly ConcurrentDictionary<string, Moored> _lanes = new(StringComparer.Ordinal);
    private readonly Bell _changed = new(tools.Time);
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Audience? _audience;

    /// <summary>Null until the subscriptions are known.</summary>
    public Audience? Audience => Volatile.Read(ref _audience);

    public IEnumerable<Lane> Lanes => _lanes.Values.Select(moored => moored.Lane);

    /// <summary>Completes when the subscriptions are known.</summary>
    public Task KnownAsync(CancellationToken cancellationToken) => _known.Task.WaitAsync(cancellationToken);

    public Lane? Find(long queue) => _lanes.Values.FirstOrDefault(moored => moored.Queue == queue)?.Lane;

    public Lane? Find(string uid) => _lanes.GetValueOrDefault(uid)?.Lane;

    /// <summary>There is something new in these queues.</summary>
    public void Ring(IReadOnlySet<long> touched)
    {
        foreach (var moored in _lanes.Values.Where(moored => touched.Contains(moored.Queue)))
            moored.Lane.Ring();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var always = TimeSpan.FromMinutes(1);
        source.Changed += _changed.Ring;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (source.Current is { } current)
                    await FollowAsync(current, stopping);
                await _changed.WaitAsync(always, stopping);
            }
        }
        finally
        {
            source.Changed -= _changed.Ring;
            await Task.WhenAll(_lanes.Values.Select(moored => moored.EndAsync()));
        }
    }

    private async Task FollowAsync(IReadOnlyCollection<Subscription> current, CancellationToken stopping)
    {
        foreach (var subscription in current)
        {
            if (_lanes.TryGetValue(subscription.Key.Uid, out var moored))
                moored.Lane.Update(subscription);
            else
                await MoorAsync(subscription, stopping);
        }

        var alive = current.Select(subscription => subscription.Key.Uid).ToHashSet(StringComparer.Ordinal);
        foreach (var (uid, moored) in _lanes.Where(pair => !alive.Contains(pair.Key)))
        {
            _lanes.TryRemove(uid, out _);
            await moored.EndAsync();
        }

        foreach (var gone in (await queues.CountsAsync(stopping)).Where(queue => !alive.Contains(queue.Uid)))
            await queues.LeaveAsync(gone.QueueId, stopping);
        Volatile.Write(ref _audience, new Audience(_lanes.Values.Select(moored => (moored.Lane.Subscription, moored.Queue))));
        _known.TrySetResult();
    }

    private async Task MoorAsync(Subscription subscription, CancellationToken stopping)
    {
        var key = subscription.Key;
        var (queue, withheld) = await queues.OpenAsync(key.Uid, key.Namespace, key.Name, stopping);
        var mark = new WithheldMark(queues, queue, withheld, tools.Log);
        var lane = new Lane(subscription, queue, new StoredQueue(queue, reader, settler), tools)
        {
            Withholding = mark.SetAsync,
            Latest = () => source.Current?.FirstOrDefault(other => other.Key.Uid == key.Uid),
        };
        var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _lanes[key.Uid] = new Moored(lane, queue, lane.RunAsync(end.Token), end);
    }

    private sealed record Moored(Lane Lane, long Queue, Task Running, CancellationTokenSource End)
    {
        public async Task EndAsync()
        {
            await End.CancelAsync();
            await Running;
            End.Dispose();
            Lane.Dispose();
        }
    }
}
