namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// The objects of one kind with their indexes. Changes come from reflectors (one a namespace), in order; subscribers are told
/// under the lock, so that whoever subscribes late sees each object exactly once. They must only take note (enqueue a key).
/// Objects rest as JSON (<see cref="Resting{T}"/>): memory is for thousands of them.
/// </summary>
internal sealed class Store<T> : IStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private const string OwnerIndex = "owner";

    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, Resting<T>> _items = [];
    private readonly Dictionary<string, StoreIndex<T>> _indexes = [];
    private readonly List<Action<StoreChange<T>>> _subscribers = [];
    private readonly OwnWrites _ownWrites = new();

    public Store() => AddIndex(OwnerIndex, item => item.Metadata.OwnerReferences?.Select(owner => owner.Uid) ?? []);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    public T? Get(ObjectKey key)
    {
        Resting<T>? found;
        lock (_gate)
        {
            found = _items.GetValueOrDefault(key);
        }

        return found?.Item;
    }

    public IReadOnlyList<T> List(string? namespaceName = null)
    {
        lock (_gate)
        {
            return [.. _items.Where(item => namespaceName is null || item.Key.Namespace == namespaceName).Select(item => item.Value.Item)];
        }
    }

    public IReadOnlyList<T> ByIndex(string index, string value)
    {
        lock (_gate)
        {
            return [.. _indexes[index][value].Select(key => _items[key].Item)];
        }
    }

    public IReadOnlyList<T> OwnedBy(IMetadata<V1ObjectMeta> owner) => ByIndex(OwnerIndex, owner.Metadata.Uid);

    /// <summary>Indexes what is there already, too.</summary>
    public void AddIndex(string name, Func<T, IEnumerable<string>> values)
    {
        lock (_gate)
        {
            var index = new StoreIndex<T>(values);
            foreach (var (key, resting) in _items)
                index.Add(key, resting.Item);
            _indexes[name] = index;
        }
    }

    /// <summary>Tells of every object that is there, then of every change.</summary>
    public void Subscribe(Action<StoreChange<T>> subscriber)
    {
        lock (_gate)
        {
            _subscribers.Add(subscriber);
            foreach (var item in _items.Values)
                subscriber(new StoreChange<T>(null, item.Item));
        }
    }

    /// <summary>
    /// Takes what a watch says. The echo of our own write changes nothing. Nor does an event older than that, but it tells of somebody else's change, which
    /// is in what we know already and in nobody's mind.
    /// </summary>
    public void Upsert(T item)
    {
        lock (_gate)
        {
            var key = ObjectKey.Of(item);
            var old = _items.GetValueOrDefault(key);
            if (!SameObject(old, item) || ResourceVersion.IsOlder(old!.Version, item.Metadata.ResourceVersion))
                Put(old, new Resting<T>(item));
            else if (_ownWrites.HidSomething(key, item.Metadata.ResourceVersion))
                Tell(new StoreChange<T>(old.Item, old.Item));
        }
    }

    public void Remove(ObjectKey key)
    {
        lock (_gate)
        {
            if (_items.Remove(key, out var old))
            {
                Unindex(key);
                _ownWrites.Forget(key);
                Tell(new StoreChange<T>(old.Item, null));
            }
        }
    }

    /// <summary>
    /// Takes a whole list: what is not in it was deleted while nobody watched. The list is right even where its versions
    /// are lower than ours (an etcd restored from a backup).
    /// </summary>
    /// <param name="scope">The namespace that was listed; empty for all.</param>
    /// <param name="unreadable">Objects that exist but could not be decoded: kept as they were known.</param>
    public void Replace(string scope, IReadOnlyCollection<Resting<T>> listed, IReadOnlySet<ObjectKey> unreadable)
    {
        lock (_gate)
        {
            var present = listed.Select(resting => resting.Key).ToHashSet();
            var gone = _items.Keys.Where(key =>
                (scope.Length == 0 || key.Namespace == scope) && !present.Contains(key) && !unreadable.Contains(key)).ToList();
            gone.ForEach(Remove);

            foreach (var fresh in listed)
            {
                var old = _items.GetValueOrDefault(fresh.Key);
                if (_ownWrites.Forget(fresh.Key) || old?.Uid != fresh.Uid || old.Version != fresh.Version)
                    Put(old, fresh);
            }
        }
    }

    /// <summary>
    /// Reads our own write before the watch brings it. Only for an object that is known: a new one could be gone
    /// again before the answer arrives, and would then stay for ever. Nobody is told: the writer knows what it wrote. What else the answer
    /// holds is told when the watch comes to it.
    /// </summary>
    public void Offer(T written)
    {
        lock (_gate)
        {
            var key = ObjectKey.Of(written);
            var old = _items.GetValueOrDefault(key);
            if (SameObject(old, written) && ResourceVersion.IsOlder(old!.Version, written.Metadata.ResourceVersion))
            {
                Index(new Resting<T>(written), written);
                _ownWrites.Await(key, written.Metadata.ResourceVersion);
            }
        }
    }

    private static bool SameObject(Resting<T>? old, T item) => old is not null && old.Uid == item.Metadata.Uid;

    private void Put(Resting<T>? old, Resting<T> fresh)
    {
        var item = fresh.Item;
        Index(fresh, item);
        _ownWrites.Forget(fresh.Key);
        Tell(new StoreChange<T>(old?.Item, item));
    }

    private void Index(Resting<T> fresh, T item)
    {
        Unindex(fresh.Key);
        _items[fresh.Key] = fresh;
        foreach (var index in _indexes.Values)
            index.Add(fresh.Key, item);
    }

    private void Unindex(ObjectKey key)
    {
        foreach (var index in _indexes.Values)
            index.Remove(key);
    }

    private void Tell(StoreChange<T> change)
    {
        foreach (var subscriber in _subscribers)
            subscriber(change);
    }
}
