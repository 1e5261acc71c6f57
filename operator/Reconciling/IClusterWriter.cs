namespace Decnet.Operator.Reconciling;

/// <summary>
/// The one port through which the operator changes the cluster: server-side apply as field manager
/// <c>decnet-operator</c>, forced. What the cache shows to be in place already is not sent again.
/// </summary>
internal interface IClusterWriter
{
    /// <summary>
    /// Makes the object look like <paramref name="desired"/>: every field that is set is ours, a field that is no longer set is given up.
    /// </summary>
    /// <param name="desired">Only fields that we own; name and namespace set; apiVersion and kind are filled in.</param>
    /// <returns>The object as the server keeps it (or the cached copy when nothing had to be sent).</returns>
    Task<T> ApplyAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// The same, only if there is no object of that name yet, which the server decides: a cache may lag behind our own writes, and shows nothing of
    /// other people's objects.
    /// </summary>
    /// <returns>Null when there is one, whosever it is, or when the server cannot tell; then nothing was written, and the object is to be read.</returns>
    Task<T?> CreateAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>As <see cref="ApplyAsync"/> for the status subresource; everything but the identity and <c>status</c> is ignored.</summary>
    Task<T> ApplyStatusAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Changes single fields of somebody else's object, and only if it is still the one that was looked at. Use it where applying would claim
    /// more than is meant.
    /// </summary>
    /// <param name="seen">The object on which the decision rests.</param>
    /// <param name="fields">Top-level fields and what to merge into them.</param>
    /// <exception cref="ClusterRequestException">A conflict when it has changed since.</exception>
    Task<T> MergeAsync<T>(T seen, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Same for the status subresource: for what must not be written over somebody else's newer word.</summary>
    /// <inheritdoc cref="MergeAsync{T}"/>
    Task<T> MergeStatusAsync<T>(T seen, IReadOnlyDictionary<string, object?> status, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Deletes in the background; an object that is gone already is no error.</summary>
    /// <param name="uid">When set, only the object with this uid is deleted, never a successor of the same name.</param>
    Task DeleteAsync<T>(ObjectKey key, string? uid, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
