using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Entities that have something in common concern each other: another spec of one, its coming or going, leads to the others of its group.</summary>
internal sealed class PeerSource<TEntity>(Func<TEntity, string> group) : ISource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private Store<TEntity> _entities = new();

    public IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within)
    {
        _entities = entities;
        return null;
    }

    public void Subscribe(Action<ObjectKey> enqueue) => _entities.Subscribe(change =>
    {
        // A status is nobody else's business.
        if (change.Old is { } old && change.New is { } now && old.Metadata.Generation == now.Metadata.Generation)
            return;

        var (key, common) = (ObjectKey.Of(change.Latest), group(change.Latest));
        foreach (var peer in _entities.List(key.Namespace).Where(peer => group(peer) == common && ObjectKey.Of(peer) != key))
            enqueue(ObjectKey.Of(peer));
    });
}
