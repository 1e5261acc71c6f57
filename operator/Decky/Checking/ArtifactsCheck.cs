using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

/// <summary>
/// A directory on the node is mounted writable into an intruder's machine: whoever may create deckies may name only
/// the directories that the operator was set up with.
/// </summary>
internal static class ArtifactsCheck
{
    private const string Field = "spec.artifacts";
    private const long HighestId = int.MaxValue;

    public static Finding? Store(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var artifacts = decky.Spec.Artifacts ?? new();
        return artifacts.HostPath is not { } path ? null
            : artifacts.PersistentVolumeClaim is not null
                ? Finding.InField(Field, "give either hostPath or persistentVolumeClaim, not both")
            : !path.StartsWith('/') || path.Split('/').Any(part => part is "." or "..") || path.Any(char.IsControl)
                ? Finding.InField($"{Field}.hostPath", "must be an absolute path without . and ..", path)
            : !defaults.AllowedHostPaths.Prepend(defaults.ArtifactRoot).Any(root => IsInside(path, root))
                ? Finding.InField($"{Field}.hostPath", "is outside the directories that the operator was set up to allow", path)
            : null;
    }

    public static Finding? Owner(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var artifacts = decky.Spec.Artifacts ?? new();
        return artifacts.Uid is < 1 or > HighestId
                ? Finding.InField($"{Field}.uid", $"must be between 1 and {HighestId}, never root")
            : artifacts.Gid is < 1 or > HighestId
                ? Finding.InField($"{Field}.gid", $"must be between 1 and {HighestId}, never root")
            : null;
    }

    private static bool IsInside(string path, string root) =>
        path.TrimEnd('/') == root.TrimEnd('/') || path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
}
