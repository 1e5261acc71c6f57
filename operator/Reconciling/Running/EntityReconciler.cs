using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>From a key to the controller's method that fits what the cache knows of it now.</summary>
internal sealed class EntityReconciler<TEntity>(Store<TEntity> store, IReadinessReporter readiness, Func<IEntityController<TEntity>> controller)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Tombstones<TEntity> _tombstones = new();
    private readonly Lazy<IEntityController<TEntity>> _controller = new(controller);

    /// <summary>Called under the store's lock.</summary>
    public void Note(StoreChange<TEntity> change)
    {
        var replaced = change is { Old: { } old, New: { } fresh } && old.Metadata.Uid != fresh.Metadata.Uid;
        if (change.Old is { } last && (change.New is null || replaced))
            _tombstones.Put(ObjectKey.Of(last), last);
    }

    public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var buried = await _tombstones.BuryAsync(key, last =>
        {
            readiness.Withdraw<TEntity>(key);
            return _controller.Value.DeletedAsync(last, cancellationToken);
        });

        // An entity on its way out is left alone: repairing children that the garbage collector removes would race it.
        return store.Get(key) is { Metadata.DeletionTimestamp: null } entity
            ? await _controller.Value.ReconcileAsync(entity, cancellationToken)
            : buried ?? ReconcileResult.Done;
    }
}
