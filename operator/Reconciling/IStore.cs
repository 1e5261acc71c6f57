namespace Decnet.Operator.Reconciling;

/// <summary>
/// What an informer knows of a kind: the API server's state a moment ago. Objects are shared: never change them.
/// <c>metadata.managedFields</c> is dropped to save memory.
/// </summary>
internal interface IStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    int Count { get; }

    T? Get(ObjectKey key);

    /// <param name="namespaceName">Null: all namespaces.</param>
    IReadOnlyList<T> List(string? namespaceName = null);

    /// <summary>Objects for which the index of that name gave <paramref name="value"/>.</summary>
    IReadOnlyList<T> ByIndex(string index, string value);

    /// <summary>Objects with an ownerReference to <paramref name="owner"/>.</summary>
    IReadOnlyList<T> OwnedBy(IMetadata<V1ObjectMeta> owner);
}
