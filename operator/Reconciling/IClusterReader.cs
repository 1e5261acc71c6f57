namespace Decnet.Operator.Reconciling;

/// <summary>Reads past the cache, for the rare object that is not worth a watch.</summary>
internal interface IClusterReader
{
    /// <returns>Null when it does not exist.</returns>
    Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <param name="namespaceName">Null or empty: all namespaces, or a cluster-scoped kind.</param>
    Task<IReadOnlyList<T>> ListAsync<T>(
        string? namespaceName, string? labelSelector, string? fieldSelector, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
