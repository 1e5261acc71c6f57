using Decnet.Operator.ServiceWorker.Building;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Observing;

namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>Why one pod is not up, as long as its worker has not ended.</summary>
internal static class PodJudge
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    // How the kubelet words what goes wrong with a mount.
    private static readonly string[] MissingStore = [$"volume \"{WorkerVolumes.Store}\" : "];
    private static readonly string[] StateTroubles = [$"\"{WorkerVolumes.State}\""];
    private static readonly string[] RecordingsTroubles = [$"\"{WorkerVolumes.Recordings}\""];
    private static readonly string[] BusTroubles = [$"\"{WorkerVolumes.Bus}\"", "hostPath type check failed"];
    private static readonly string[] MissingSecret = [$"volume \"{WorkerVolumes.Secret}\" : secret "];
    private static readonly string[] MissingConfigMap = [$"volume \"{WorkerVolumes.ConfigMap}\" : configmap "];

    public static Finding? Scheduling(V1Pod pod) => Unschedulable.Of(pod) is { } words
        ? new(Reason.Unschedulable, "No node fits the worker: see spec.pod.nodeSelector, spec.pod.tolerations and spec.pod.resources", words)
        : null;

    public static Finding? Image(V1Pod pod) => Waiting.ForImage(pod) is { } waiting
        ? new(Reason.ImageUnavailable, "spec.pod.image (or the operator's image setting): the image cannot be pulled", waiting.Message)
        : null;

    public static Finding? Files(V1Pod pod, IReadOnlyList<string> warnings) =>
        Waiting.Of(pod).FirstOrDefault(waiting => waiting.Reason == "CreateContainerConfigError") is { } waiting
            ? new(Reason.ConfigMissing, "A ConfigMap or Secret that the pod needs does not exist or lacks a key", waiting.Message)
        : !PodPhases.IsCreating(pod) ? null
        : Named(warnings, MissingStore) is { } store
            ? new(Reason.ConfigMissing, "The chart's workers.store.secretName: there is no such Secret in the worker's namespace, or it lacks the key", store)
        : Named(warnings, MissingSecret) is { } secret
            ? new(Reason.ConfigMissing, "spec.files.secretName: there is no such Secret in the worker's namespace", secret)
        : Named(warnings, MissingConfigMap) is { } map
            ? new(Reason.ConfigMissing, "spec.files.configMapName: there is no such ConfigMap in the worker's namespace", map)
        : null;

    public static Finding? Volumes(V1Pod pod, IReadOnlyList<string> warnings) =>
        !PodPhases.IsCreating(pod) ? null
        : Named(warnings, StateTroubles) is { } state
            ? new(Reason.StateVolumeUnavailable, "The volume for what workers keep cannot be mounted: a directory must exist on the node before, see the chart's workers.state values", state)
        : Named(warnings, RecordingsTroubles) is { } recordings
            ? new(Reason.RecordingsUnavailable, "The recordings' directory cannot be mounted: it must exist on the node before, see the chart's artifacts values", recordings)
        : Named(warnings, BusTroubles) is { } bus
            ? new(Reason.BusVolumeUnavailable, "The bus' volume cannot be mounted: a directory must exist on the node before, see the chart's workers.bus values", bus)
        : null;

    public static Finding? NotStarting(V1Pod pod, IReadOnlyList<string> warnings) =>
        Waiting.InTrouble(pod) is { } waiting
            ? new(Reason.PodNotStarting, $"The worker's container cannot be made ({waiting.Reason})", waiting.Message)
        : PodPhases.IsCreating(pod) && warnings.Count > 0
            ? new(Reason.PodNotStarting, Words(warnings[0]), warnings[0])
        : null;

    public static Finding? NotReady(V1Pod pod)
    {
        var began = WorkerPods.RunsSince(pod)?.ToUniversalTime();
        var changed = pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready")?.LastTransitionTime?.ToUniversalTime();
        return began is not null && changed - began > Start
            ? new(Reason.NotReady, $"Pod {pod.Metadata.Name} runs and says that it is not ready")
            : null;
    }

    private static string Words(string warning) => StartWarnings.IsOfSandbox(warning)
        ? $"The worker's {StartWarnings.SandboxWords}"
        : "A volume of the worker cannot be mounted";

    private static string? Named(IReadOnlyList<string> warnings, string[] phrases) =>
        warnings.FirstOrDefault(warning => phrases.Any(phrase => warning.Contains(phrase, StringComparison.Ordinal)));
}
