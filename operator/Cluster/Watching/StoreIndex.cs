namespace Decnet.Operator.Cluster.Watching;

/// <summary>Keys by value. Not safe by itself: lives under its store's lock.</summary>
internal sealed class StoreIndex<T>(Func<T, IEnumerable<string>> values)
{
    private readonly Dictionary<string, HashSet<ObjectKey>> _keys = [];
    private readonly Dictionary<ObjectKey, string[]> _values = [];

    public void Add(ObjectKey key, T item)
    {
        string[] found = [.. values(item)];
        if (found.Length == 0)
            return;

        _values[key] = found;
        foreach (var value in found)
        {
            if (!_keys.TryGetValue(value, out var keys))
                _keys[value] = keys = [];
            keys.Add(key);
        }
    }

    public void Remove(ObjectKey key)
    {
        if (!_values.Remove(key, out var found))
            return;

        foreach (var value in found)
        {
            if (_keys.TryGetValue(value, out var keys) && keys.Remove(key) && keys.Count == 0)
                _keys.Remove(value);
        }
    }

    public IReadOnlyCollection<ObjectKey> this[string value] => _keys.TryGetValue(value, out var keys) ? keys : [];
}
