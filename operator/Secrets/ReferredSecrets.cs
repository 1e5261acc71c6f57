using System.Collections.Concurrent;
using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Secrets;

/// <summary>
/// Secrets that specs refer to. Of all Secrets the metadata alone is watched: what nobody refers to is none of our business. One that is referred to is
/// read when it is new or has changed.
/// </summary>
/// <param name="within">As the watch was registered.</param>
internal sealed class ReferredSecrets(IStores stores, IClusterReader reader, WatchedNamespaces within)
{
    /// <summary>Keeps the two kinds of Secrets that are most in a cluster out of the cache.</summary>
    public const string FieldSelector = "type!=kubernetes.io/service-account-token,type!=helm.sh/release.v1";

    /// <summary>What we made ourselves is in another cache already.</summary>
    public const string LabelSelector = $"{ChildMarks.ManagedByLabel}!={ChildMarks.ManagedBy}";

    private const int Most = 4096;

    private readonly IStore<SecretMetadata> _known = stores.Of<SecretMetadata>(LabelSelector, within);
    private readonly ConcurrentDictionary<ObjectKey, V1Secret> _read = new();

    /// <param name="referrer">Whose namespace they are in.</param>
    /// <returns>By name; those that do not exist are missing.</returns>
    public async Task<IReadOnlyDictionary<string, V1Secret>> OfAsync(ObjectKey referrer, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, V1Secret>();
        foreach (var name in names)
        {
            if (await ReadAsync(referrer with { Name = name }, cancellationToken) is { } secret)
            {
                found[name] = secret;
            }
        }

        return found;
    }

    private async Task<V1Secret?> ReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_known.Get(key) is not { } known)
        {
            _read.TryRemove(key, out _);
            return null;
        }

        if (_read.TryGetValue(key, out var last) && last.Metadata.Uid == known.Metadata.Uid && last.Metadata.ResourceVersion == known.Metadata.ResourceVersion)
        {
            return last;
        }

        if (await reader.GetAsync<V1Secret>(key, cancellationToken) is not { } secret)
        {
            return null;
        }

        if (_read.Count >= Most)
        {
            _read.Clear();
        }

        return _read[key] = secret;
    }
}
