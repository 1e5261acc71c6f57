using System.Collections.Concurrent;
using System.Text.Json;
using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Cluster.Writing;

/// <summary>
/// What was applied last to the objects of one kind: when neither the wish nor the object has changed since, there is nothing to
/// send. That the object looks right is not enough: a field that is no longer wished for must be given up, once.
/// </summary>
internal sealed class AppliedMemory<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // How long our own word for an object that the cache does not show yet is good. A watch brings it within milliseconds.
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(ObjectKey Key, string Part), Applied<T>> _applied = new();
    private readonly List<Store<T>> _stores;
    private readonly TimeProvider _time;
    private long _deletions;

    public AppliedMemory(IEnumerable<Store<T>> stores, TimeProvider time)
    {
        _stores = [.. stores];
        _time = time;
        _stores.ForEach(store => store.Subscribe(Follow));
    }

    /// <summary>Read before a request, given back with its answer.</summary>
    public long Deletions => Interlocked.Read(ref _deletions);

    /// <param name="part">Empty for the object itself, else the subresource.</param>
    /// <returns>The object when it needs no request.</returns>
    public T? Unchanged(ObjectKey key, string part, byte[] hash, JsonElement wish)
    {
        if (!_applied.TryGetValue((key, part), out var applied) || !applied.Wished(hash))
            return null;

        var cached = _stores.Select(store => store.Get(key)).FirstOrDefault(item => item is not null);
        if (applied.NewerThan(cached) is { } answer)
            return _time.GetElapsedTime(applied.At) < Unseen ? answer : null;

        return cached is not null && applied.Describes(cached) && StillHolds(applied, cached, wish) ? cached : null;
    }

    /// <param name="deletions">From before the request: if a deletion was seen since, it may be this object's, and the answer is history.</param>
    public void Remember(ObjectKey key, string part, byte[] hash, T answer, long deletions)
    {
        // Kinds that nobody watches are not remembered: nothing would tell us of a change or a deletion.
        if (_stores.Count == 0)
            return;

        var applied = new Applied<T>(hash, answer, _time.GetTimestamp());
        _applied[(key, part)] = applied;
        if (deletions != Deletions)
            _applied.TryRemove(KeyValuePair.Create((key, part), applied));
        foreach (var cached in _stores.Select(store => store.Get(key)).OfType<T>())
            applied.Seen(cached);
    }

    private static bool StillHolds(Applied<T> applied, T cached, JsonElement wish)
    {
        if (applied.KnownToHold(cached))
            return true;

        if (!FieldSubset.Holds(ApiJson.ToElement(cached), wish))
            return false;

        applied.Holds(cached);
        return true;
    }

    private void Follow(StoreChange<T> change)
    {
        var key = ObjectKey.Of(change.Latest);
        if (change.New is null)
            Interlocked.Increment(ref _deletions);
        foreach (var part in (string[])["", "status"])
        {
            if (change.New is null)
                _applied.TryRemove((key, part), out _);
            else if (_applied.TryGetValue((key, part), out var applied))
                applied.Seen(change.New);
        }
    }
}
