namespace Decnet.Operator.Cluster.Watching;

/// <param name="ResourceVersion">Where a watch goes on from.</param>
/// <param name="Unreadable">Objects that exist but could not be decoded.</param>
internal sealed record ListSnapshot<T>(IReadOnlyCollection<T> Items, IReadOnlySet<ObjectKey> Unreadable, string ResourceVersion);
