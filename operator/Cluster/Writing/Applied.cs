using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Cluster.Writing;

/// <summary>What we applied to one object last, and how it looked then.</summary>
internal sealed class Applied<T>(byte[] hash, T answer, long at)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly string _uid = answer.Metadata.Uid;
    private readonly string _version = answer.Metadata.ResourceVersion;
    private string _holdsAt = answer.Metadata.ResourceVersion;
    private T? _answer = answer;

    public long At => at;

    public bool Wished(byte[] other) => hash.AsSpan().SequenceEqual(other);

    /// <summary>The cache has not caught up with our write: our own answer is the newest that is known.</summary>
    public T? NewerThan(T? cached) =>
        cached is null || (cached.Metadata.Uid == _uid && ResourceVersion.IsOlder(cached.Metadata.ResourceVersion, _version)) ? _answer : null;

    public bool Describes(T cached) => cached.Metadata.Uid == _uid;

    public bool KnownToHold(T cached) => _holdsAt == cached.Metadata.ResourceVersion;

    public void Holds(T cached) => _holdsAt = cached.Metadata.ResourceVersion;

    /// <summary>Drops our copy once the cache has its own: memory is for one.</summary>
    public void Seen(T cached)
    {
        if (cached.Metadata.Uid == _uid && !ResourceVersion.IsOlder(cached.Metadata.ResourceVersion, _version))
            _answer = null;
    }
}
