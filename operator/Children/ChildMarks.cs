namespace Decnet.Operator.Children;

/// <summary>Labels and annotations by which the operator knows its own work.</summary>
internal static class ChildMarks
{
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";
    public const string ManagedBy = "decnet-operator";

    /// <summary>Hash of what the operator last asked for; a change beside it was somebody else's.</summary>
    public const string DesiredAnnotation = "decnet.io/desired";

    /// <summary>On a resource of ours: nothing is changed or repaired while it is "true".</summary>
    public const string PausedAnnotation = "decnet.io/paused";

    public static bool IsPaused(V1ObjectMeta metadata) =>
        metadata.Annotations?.TryGetValue(PausedAnnotation, out var value) == true && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
