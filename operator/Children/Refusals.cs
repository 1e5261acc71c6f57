namespace Decnet.Operator.Children;

/// <summary>Puts the API server's "no" into one of our reasons. Its own words may hold values, so they are for the log.</summary>
internal static class Refusals
{
    /// <returns>Null when it is no lasting refusal: the reconcile should fail and be tried again.</returns>
    public static Finding? Explain(ClusterRequestException refusal, string kind)
    {
        var words = refusal.ServerMessage;
        return OfWords(words, kind) is { } known ? known
            : refusal.IsForbidden && !Says(words, "cannot patch resource")
                ? new(ChildReason.AdmissionDenied, $"An admission policy of the cluster refuses the {kind}", words)
            : refusal.IsForbidden
                ? new(ChildReason.Refused, $"The operator has no permission to write the {kind}", words)
            : refusal.IsInvalid
                ? new(ChildReason.Refused, $"The API server refuses the {kind}{Fields(refusal)}", words)
            : null;
    }

    /// <summary>For refusals that only words tell of: those of the pods of a workload.</summary>
    public static Finding? OfWords(string words, string kind) =>
        Says(words, "exceeded quota")
                ? new(ChildReason.QuotaExceeded, $"The quota of the namespace leaves no room for the {kind}", words)
            : Says(words, "violates PodSecurity")
                ? new(ChildReason.AdmissionDenied, $"Pod security of the namespace refuses the {kind}", words)
            : Says(words, "admission webhook")
                ? new(ChildReason.AdmissionDenied, $"An admission policy of the cluster refuses the {kind}", words)
            : null;

    /// <summary>Nothing can be made in a namespace that is being deleted, and nothing needs to be.</summary>
    public static bool IsNamespaceGoing(ClusterRequestException refusal) =>
        refusal.IsForbidden && Says(refusal.ServerMessage, "is being terminated");

    private static bool Says(string words, string phrase) => words.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    private static string Fields(ClusterRequestException refusal) =>
        refusal.Fields.ToArray() is { Length: > 0 } fields ? $" because of {string.Join(", ", fields)}" : "";
}
