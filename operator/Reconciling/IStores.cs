using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling;

/// <summary>Finds the cache of a kind that some controller watches.</summary>
internal interface IStores
{
    /// <param name="labelSelector">As it was registered; a field selector is not asked for.</param>
    /// <param name="within">As it was registered; null: whichever is there.</param>
    /// <exception cref="InvalidOperationException">Nobody registered that: it would never be filled.</exception>
    IStore<T> Of<T>(string? labelSelector = null, WatchedNamespaces? within = null)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
