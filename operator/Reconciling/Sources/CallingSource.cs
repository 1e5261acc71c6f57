using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Something inside this process that knows when an entity is worth a look.</summary>
/// <param name="start">Called when this process leads, with what to call for an entity.</param>
internal sealed class CallingSource<TEntity>(Action<Action<ObjectKey>> start) : ISource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private Store<TEntity>? _entities;

    public IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within)
    {
        _entities = entities;
        return null;
    }

    public void Subscribe(Action<ObjectKey> enqueue) => start(key =>
    {
        if (_entities?.Get(key) is not null)
            enqueue(key);
    });
}
