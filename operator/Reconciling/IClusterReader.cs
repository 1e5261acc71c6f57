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

    /// <summary>
    /// What a container wrote, line by line, at most 16 MiB and for at most half a minute. Whoever is in the container may have written
    /// it: every line is a claim.
    /// </summary>
    /// <param name="since">Only what was written in this time; null: as far back as the node keeps it.</param>
    IAsyncEnumerable<string> LogAsync(ObjectKey pod, string container, TimeSpan? since, CancellationToken cancellationToken);
}
