using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Why the Deployment gets no pod at all: it is quota or admission that refuses pods.</summary>
internal static class ReplicaJudge
{
    public static Finding? Finding(V1Deployment? deployment)
    {
        var failure = deployment?.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "ReplicaFailure", Status: "True" });
        return failure?.Message switch
        {
            null => null,
            { } words when words.Contains("exceeded quota", StringComparison.Ordinal) =>
                new(Reason.QuotaExceeded, "The quota of the namespace leaves no room for the machine's pod: see spec.pod.resources", words),
            { } words when words.Contains("violates PodSecurity", StringComparison.Ordinal) =>
                new(Reason.AdmissionDenied,
                    "Pod security of the namespace refuses the machine: with recordings in spec.artifacts.persistentVolumeClaim it passes level restricted", words),
            { } words when words.Contains("forbidden", StringComparison.OrdinalIgnoreCase)
                || words.Contains("admission webhook", StringComparison.Ordinal) =>
                new(Reason.AdmissionDenied, "An admission policy of the cluster refuses the machine's pod", words),
            { } words => new(Reason.PodNotStarting, "The machine's pod cannot be created", words),
        };
    }
}
