namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// One object at rest: its JSON, and the decoded object for as long as somebody uses it or the collector has not passed. A decoded
/// Deployment takes some ten times the room of its JSON, and of a thousand only a few are looked at.
/// </summary>
internal sealed class Resting<T>(T item)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly byte[] _json = ApiJson.ToBytes(item);
    private readonly WeakReference<T> _decoded = new(item);

    public ObjectKey Key { get; } = ObjectKey.Of(item);

    public string Uid { get; } = item.Metadata.Uid;

    public string Version { get; } = item.Metadata.ResourceVersion;

    public T Item
    {
        get
        {
            if (_decoded.TryGetTarget(out var known))
                return known;

            var decoded = ApiJson.Read<T>(_json);
            _decoded.SetTarget(decoded);
            return decoded;
        }
    }
}
