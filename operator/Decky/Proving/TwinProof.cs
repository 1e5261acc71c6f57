using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Proving;

/// <summary>What a twin that has ended says about the machine beside which it ran.</summary>
internal static class TwinProof
{
    /// <summary>On the twin: uid of the machine's pod, then what else the proof is about.</summary>
    public const string SubjectAnnotation = "decnet.io/proof-of";

    public static bool HasEnded(V1Pod twin) => twin.Status?.Phase is "Succeeded" or "Failed";

    public static string? SubjectOf(V1Pod twin) =>
        twin.Metadata.Annotations?.TryGetValue(SubjectAnnotation, out var subject) == true ? subject : null;

    public static ProofBook Record(ProofBook book, V1Pod twin, V1Pod? pod)
    {
        var end = twin.Status?.ContainerStatuses?.FirstOrDefault(container => container.Name == MachineContainers.MachineName)?.State?.Terminated;
        return pod is null || end is null || SubjectOf(twin)?.Split('/') is not [var uid, var subject] || uid != pod.Metadata.Uid
            || ProofReport.Parse(end.Message) is not { } report
            ? book
            : book.With(new()
            {
                About = DeckyConditions.Contained,
                At = end.FinishedAt,
                By = ProofMeans.Twin,
                Pod = uid,
                Subject = subject,
                Tried = InitStepProofs.Filled(report.Tried),
                Found = InitStepProofs.Filled(report.Reached),
            });
    }
}
