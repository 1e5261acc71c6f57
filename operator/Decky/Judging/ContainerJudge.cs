using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Observing;

namespace Decnet.Operator.Decky.Judging;

internal static class ContainerJudge
{
    private static readonly string[] ImageTroubles =
        ["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable"];

    private static readonly string[] Harmless = ["ContainerCreating", "PodInitializing"];

    public static Finding? Image(V1Pod pod) => Waiting(pod)
        .Where(waiting => ImageTroubles.Contains(waiting.Reason))
        .Select(waiting => new Finding(
            Reason.ImagePullFailed, "spec.pod.image (or the operator's image setting): the image cannot be pulled", waiting.Message))
        .FirstOrDefault();

    public static Finding? Crash(V1Pod pod) => PodPhases.Containers(pod)
        .Where(container => container.RestartCount > 0 || container.State?.Terminated is { ExitCode: not 0 })
        .Select(container => container.State?.Terminated ?? container.LastState?.Terminated)
        .OfType<V1ContainerStateTerminated>()
        .Select(end => new Finding(
            Reason.PodCrashLooping,
            end.ExitCode == MachineExit.BadConfiguration
                ? "The machine's image does not understand its configuration: image and operator are of different releases"
                : $"The machine ended with exit code {end.ExitCode} ({end.Reason}) and is started again",
            end.Message))
        .FirstOrDefault();

    public static Finding? NotStarting(V1Pod pod, IReadOnlyList<string> mountWarnings) =>
        Waiting(pod).FirstOrDefault(waiting => waiting.Reason is not null && !Harmless.Contains(waiting.Reason)) is { } waiting
            ? new(Reason.PodNotStarting, $"The machine's container cannot be made ({waiting.Reason})", waiting.Message)
        : mountWarnings.Count > 0
            ? new(Reason.PodNotStarting, "A volume of the machine cannot be mounted", mountWarnings[0])
        : null;

    private static IEnumerable<V1ContainerStateWaiting> Waiting(V1Pod pod) =>
        PodPhases.Containers(pod).Select(container => container.State?.Waiting).OfType<V1ContainerStateWaiting>();
}
