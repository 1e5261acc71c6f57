using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>A kind whose changes concern entities of another kind.</summary>
internal interface ISource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Makes sure that the kind is watched; long before anybody acts on it, so that a standby's caches are warm.</summary>
    /// <param name="within">Where; null: the namespaces that the operator looks after.</param>
    /// <returns>What must be synced first; null for a source that is no kind.</returns>
    IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within);

    /// <summary>From now on tells which entities are concerned by a change.</summary>
    void Subscribe(Action<ObjectKey> enqueue);
}
