using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>A kind whose changes concern entities of another kind.</summary>
internal interface ISource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Makes sure that the kind is watched; long before anybody acts on it, so that a standby's caches are warm.</summary>
    IInformer Prepare(InformerSet informers, Store<TEntity> entities);

    /// <summary>From now on tells which entities are concerned by a change.</summary>
    void Subscribe(Action<ObjectKey> enqueue);
}
