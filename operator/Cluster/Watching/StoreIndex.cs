namespace Decnet.Operator.Cluster.Watching;

/// <summary>Keys by value. Not safe by itself: lives under its store's lock.</summary>
internal sealed class StoreIndex<T>(Func<T, IEnumerable<string>> values)
{
    private readonly Dictionary<string, HashSet<ObjectKey>> _keys = [];

    public void Add(ObjectKey key, T item)
    {
        foreach (var value in values(item))
        {
            if (!_keys.TryGetValue(value, out var keys))
                _keys[value] = keys = [];
            keys.Add(key);
        }
    }

    public void Remove(ObjectKey key, T item)
    {
        foreach (var value in values(item))
        {
            if (_keys.TryGetValue(value, out var keys) && keys.Remove(key) && keys.Count == 0)
                _keys.Remove(value);
        }
    }

    public IReadOnlyCollection<ObjectKey> this[string value] => _keys.TryGetValue(value, out var keys) ? keys : [];
}
