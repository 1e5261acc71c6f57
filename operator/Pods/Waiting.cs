namespace Decnet.Operator.Pods;

/// <summary>What a pod's containers wait for, and whether that is trouble.</summary>
internal static class Waiting
{
    private static readonly string[] ImageTroubles =
        ["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable"];

    private static readonly string[] Harmless = ["ContainerCreating", "PodInitializing"];

    public static IEnumerable<V1ContainerStateWaiting> Of(V1Pod pod) =>
        PodPhases.Containers(pod).Select(container => container.State?.Waiting).OfType<V1ContainerStateWaiting>();

    public static V1ContainerStateWaiting? ForImage(V1Pod pod) => Of(pod).FirstOrDefault(waiting => ImageTroubles.Contains(waiting.Reason));

    public static V1ContainerStateWaiting? InTrouble(V1Pod pod) =>
        Of(pod).FirstOrDefault(waiting => waiting.Reason is not null && !Harmless.Contains(waiting.Reason));
}
