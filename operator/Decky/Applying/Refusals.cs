using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Applying;

/// <summary>Puts the API server's "no" into one of our reasons. Its own words may hold values, so they are for the log.</summary>
internal static class Refusals
{
    /// <returns>Null when it is no lasting refusal: the reconcile should fail and be tried again.</returns>
    public static Finding? Explain(ClusterRequestException refusal, string kind, MachinePlan plan)
    {
        var words = refusal.ServerMessage;
        return Says(words, "exceeded quota")
                ? new(Reason.QuotaExceeded, $"The quota of the namespace leaves no room for the {kind}", words)
            : Says(words, "provided port is already allocated") || Says(words, "provided port is not in the valid range")
                ? new(Reason.NodePortTaken, $"{NodePortField(plan)}: another Service has the port, or it is outside the cluster's range", words)
            : Says(words, "admission webhook") || Says(words, "violates PodSecurity") || (refusal.IsForbidden && !Says(words, "cannot patch resource"))
                ? new(Reason.AdmissionDenied, $"An admission policy of the cluster refuses the {kind}", words)
            : refusal.IsForbidden
                ? new(Reason.Refused, $"The operator has no permission to write the {kind}", words)
            : refusal.IsInvalid
                ? new(Reason.Refused, $"The API server refuses the {kind}{Fields(refusal)}", words)
            : null;
    }

    /// <summary>Nothing can be made in a namespace that is being deleted, and nothing needs to be.</summary>
    public static bool IsNamespaceGoing(ClusterRequestException refusal) =>
        refusal.IsForbidden && Says(refusal.ServerMessage, "is being terminated");

    private static bool Says(string words, string phrase) => words.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    private static string Fields(ClusterRequestException refusal) =>
        refusal.Fields.ToArray() is { Length: > 0 } fields ? $" because of {string.Join(", ", fields)}" : "";

    private static string NodePortField(MachinePlan plan) => string.Join(
        " or ", plan.Services.Where(service => service.NodePort is not null).Select(service => $"spec.expose.nodePorts.{service.Name}"));
}
