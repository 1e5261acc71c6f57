using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Recordings cannot be written: the kubelet cannot mount the directory, or the machine says so by its exit code.</summary>
internal static class StoreJudge
{
    // How the kubelet words what goes wrong with our mount.
    private static readonly string[] MountTroubles = ["\"store\"", "hostPath type check failed"];

    // The only mount of ours with a subPath that the kubelet has to create.
    private static readonly string[] SubPathTroubles = ["failed to create subPath", "failed to prepare subPath"];

    public static Finding? Finding(V1Pod pod, IReadOnlyList<string> mountWarnings)
    {
        var mount = mountWarnings.FirstOrDefault(warning => Says(warning, MountTroubles));
        var subPath = PodPhases.Containers(pod).Select(container => container.State?.Waiting?.Message)
            .FirstOrDefault(message => message is not null && Says(message, SubPathTroubles));
        return mount is not null ? Trouble(pod, "cannot be mounted: on a node it must exist before, see the chart's artifacts values", mount)
            : subPath is not null ? Trouble(pod, "lets the node make no directory for this decky", subPath)
            : PodPhases.Containers(pod).Any(EndedForTheStore) ? Trouble(pod, "cannot be written by the machine's uid and gid: see spec.artifacts.uid and gid", null)
            : null;
    }

    private static bool EndedForTheStore(V1ContainerStatus container) =>
        (container.State?.Terminated ?? container.LastState?.Terminated)?.ExitCode == MachineExit.StoreNotWritable;

    private static Finding Trouble(V1Pod pod, string what, string? detail) =>
        new(Reason.ArtifactsNotWritable, $"{Field(pod)}: the store {what}", detail);

    private static string Field(V1Pod pod) =>
        pod.Spec?.Volumes?.Any(volume => volume.PersistentVolumeClaim is not null) == true
            ? "spec.artifacts.persistentVolumeClaim"
            : "spec.artifacts.hostPath (or the operator's artifact root)";

    private static bool Says(string text, string[] phrases) => phrases.Any(phrase => text.Contains(phrase, StringComparison.Ordinal));
}
