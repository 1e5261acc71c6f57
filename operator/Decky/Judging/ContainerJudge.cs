using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

internal static class ContainerJudge
{
    // It takes seconds; on a busy node half a minute.
    private static readonly TimeSpan LongestVerification = TimeSpan.FromMinutes(2);

    public static Finding? Image(V1Pod pod) => Waiting.ForImage(pod) is { } waiting
        ? new(Reason.ImagePullFailed, "spec.pod.image (or the operator's image setting): the image cannot be pulled", waiting.Message)
        : null;

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

    public static bool Verifies(V1Pod pod) => Verifying(pod) is not null;

    /// <summary>An image of before this step takes its word for nothing, and runs the machine in its place for ever.</summary>
    public static Finding? NotVerifying(V1Pod pod, DateTime now) =>
        Verifying(pod)?.StartedAt is { } began && now - began > LongestVerification
            ? new(
                Reason.PodNotStarting,
                "spec.pod.image (or the operator's image setting): the machine's check of itself does not end; image and operator are of different releases")
            : null;

    private static V1ContainerStateRunning? Verifying(V1Pod pod) =>
        pod.Status?.InitContainerStatuses?.FirstOrDefault(container => container.Name == VerifyContainer.Name)?.State?.Running;

    public static Finding? NotStarting(V1Pod pod, IReadOnlyList<string> warnings) =>
        Waiting.InTrouble(pod) is { } waiting
            ? new(Reason.PodNotStarting, $"The machine's container cannot be made ({waiting.Reason})", waiting.Message)
        : warnings.Count > 0
            ? new(
                Reason.PodNotStarting,
                StartWarnings.IsOfSandbox(warnings[0]) ? $"The machine's {StartWarnings.SandboxWords}" : "A volume of the machine cannot be mounted",
                warnings[0])
        : null;
}
