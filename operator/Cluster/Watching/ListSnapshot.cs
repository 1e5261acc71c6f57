namespace Decnet.Operator.Cluster.Watching;

/// <param name="Items">At rest already: a page of decoded objects is garbage before the next one comes.</param>
/// <param name="ResourceVersion">Where a watch goes on from.</param>
/// <param name="Unreadable">Objects that exist but could not be decoded.</param>
internal sealed record ListSnapshot<T>(IReadOnlyCollection<Resting<T>> Items, IReadOnlySet<ObjectKey> Unreadable, string ResourceVersion)
    where T : class, IKubernetesObject<V1ObjectMeta>;
