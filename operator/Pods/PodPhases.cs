namespace Decnet.Operator.Pods;

internal static class PodPhases
{
    /// <summary>Scheduled, but no container runs yet.</summary>
    public static bool IsCreating(V1Pod pod) =>
        pod.Spec?.NodeName is { Length: > 0 }
        && pod.Status is { Phase: "Pending" } status
        && Containers(pod).All(container => container.State?.Waiting?.Reason is null or "ContainerCreating" or "PodInitializing"
            && container.State?.Running is null && container.State?.Terminated is null)
        && status.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) != true;

    public static bool IsReady(V1Pod pod) =>
        pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    public static IEnumerable<V1ContainerStatus> Containers(V1Pod pod) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []);
}
