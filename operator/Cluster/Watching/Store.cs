namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// The objects of one kind with their indexes. Changes come from reflectors (one a namespace), in order; subscribers are told
/// under the lock, so that whoever subscribes late sees each object exactly once. They must only take note (enqueue a key).
/// </summary>
internal sealed class Store<T> : IStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private const string OwnerIndex = "owner";

    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, T> _items = [];
    private readonly Dictionary<string, StoreIndex<T>> _indexes = [];
    private readonly List<Action<StoreChange<T>>> _subscribers = [];

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
        lock (_gate)
        {
            return _items.GetValueOrDefault(key);
        }
    }

    public IReadOnlyList<T> List(string? namespaceName = null)
    {
        lock (_gate)
        {
            return [.. _items.Values.Where(item => namespaceName is null || item.Metadata.NamespaceProperty == namespaceName)];
        }
    }

    public IReadOnlyList<T> ByIndex(string index, string value)
    {
        lock (_gate)
        {
            return [.. _indexes[index][value].Select(key => _items[key])];
        }
    }

    public IReadOnlyList<T> OwnedBy(IMetadata<V1ObjectMeta> owner) => ByIndex(OwnerIndex, owner.Metadata.Uid);

    /// <summary>Indexes what is there already, too.</summary>
    public void AddIndex(string name, Func<T, IEnumerable<string>> values)
    {
        lock (_gate)
        {
            var index = new StoreIndex<T>(values);
            foreach (var (key, item) in _items)
                index.Add(key, item);
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
                subscriber(new StoreChange<T>(null, item));
        }
    }

    /// <summary>Takes what a watch says. An event older than our own write, or an echo of it, changes nothing.</summary>
    public void Upsert(T item)
    {
        lock (_gate)
        {
            var old = _items.GetValueOrDefault(ObjectKey.Of(item));
            if (!SameObject(old, item) || ResourceVersion.IsOlder(old!.Metadata.ResourceVersion, item.Metadata.ResourceVersion))
                Put(old, item);
        }
    }

    public void Remove(ObjectKey key)
    {
        lock (_gate)
        {
            if (_items.Remove(key, out var old))
            {
                Unindex(key, old);
                Tell(new StoreChange<T>(old, null));
            }
        }
    }

    /// <summary>
    /// Takes a whole list: what is not in it was deleted while nobody watched. The list is right even where its versions
    /// are lower than ours (an etcd restored from a backup).
    /// </summary>
    /// <param name="scope">The namespace that was listed; empty for all.</param>
    /// <param name="unreadable">Objects that exist but could not be decoded: kept as they were known.</param>
    public void Replace(string scope, IReadOnlyCollection<T> listed, IReadOnlySet<ObjectKey> unreadable)
    {
        lock (_gate)
        {
            var present = listed.Select(item => ObjectKey.Of(item)).ToHashSet();
            var gone = _items.Keys.Where(key =>
                (scope.Length == 0 || key.Namespace == scope) && !present.Contains(key) && !unreadable.Contains(key)).ToList();
            gone.ForEach(Remove);

            foreach (var item in listed)
            {
                var old = _items.GetValueOrDefault(ObjectKey.Of(item));
                if (!SameObject(old, item) || old!.Metadata.ResourceVersion != item.Metadata.ResourceVersion)
                    Put(old, item);
            }
        }
    }

    /// <summary>
    /// Reads our own write before the watch brings it. Only for an object that is known: a new one could be gone
    /// again before the answer arrives, and would then stay for ever. Nobody is told: the writer knows.
    /// </summary>
    public void Offer(T written)
    {
        lock (_gate)
        {
            var key = ObjectKey.Of(written);
            var old = _items.GetValueOrDefault(key);
            if (SameObject(old, written) && ResourceVersion.IsOlder(old!.Metadata.ResourceVersion, written.Metadata.ResourceVersion))
                Index(key, old, written);
        }
    }

    private static bool SameObject(T? old, T item) => old is not null && old.Metadata.Uid == item.Metadata.Uid;

    private void Put(T? old, T item)
    {
        Index(ObjectKey.Of(item), old, item);
        Tell(new StoreChange<T>(old, item));
    }

    private void Index(ObjectKey key, T? old, T item)
    {
        if (old is not null)
            Unindex(key, old);
        _items[key] = item;
        foreach (var index in _indexes.Values)
            index.Add(key, item);
    }

    private void Unindex(ObjectKey key, T item)
    {
        foreach (var index in _indexes.Values)
            index.Remove(key, item);
    }

    private void Tell(StoreChange<T> change)
    {
        foreach (var subscriber in _subscribers)
            subscriber(change);
    }
}
