namespace Decnet.Operator.Reconciling;

/// <summary>
/// Brings the world in line with one entity. Called with at most one entity of a key at a time, any number of
/// times, in no particular order of causes: it must look at what is, not at what happened.
/// An exception means "again later", with exponential backoff.
/// </summary>
/// <typeparam name="TEntity">A kind with <see cref="KubernetesEntityAttribute"/>.</typeparam>
internal interface IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <param name="entity">The cached copy: shared, so never change it.</param>
    /// <param name="cancellationToken">Fires when the process gives up leadership or its drain time is over.</param>
    Task<ReconcileResult> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>The entity is gone from the API server; <paramref name="entity"/> is its last known state.</summary>
    Task<ReconcileResult> DeletedAsync(TEntity entity, CancellationToken cancellationToken);
}
