namespace Decnet.Operator.Decky.Planning;

/// <param name="HostPath">Directory on the node; null with a claim.</param>
/// <param name="Claim">PersistentVolumeClaim; null with a directory on the node.</param>
internal sealed record PlannedStore(string? HostPath, string? Claim, long Uid, long Gid);
