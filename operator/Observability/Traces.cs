using System.Diagnostics;

namespace Decnet.Operator.Observability;

/// <summary>
/// Spans of what the operator does: one a reconcile, one a step below it; the requests below that are .NET's own. Without somebody who
/// listens none is made. They carry names and reasons, never a value from a spec or a Secret.
/// </summary>
internal static class Traces
{
    public const string Source = "decnet-operator";

    /// <summary>.NET's own, for every request that HttpClient sends.</summary>
    public const string Requests = "System.Net.Http";

    public const string ReconcilePrefix = "reconcile ";

    private static readonly ActivitySource Spans = new(Source);

    public static Activity? Reconcile(string controller, ObjectKey key) => Spans.StartActivity(ReconcilePrefix + controller)
        ?.SetTag("k8s.namespace.name", key.Namespace).SetTag("decnet.object", key.Name);

    public static Activity? Step(object step) => Spans.StartActivity(NameOf(step));

    public static void EndStep(this Activity? span, StepResult result) => span
        ?.SetTag("decnet.result", result.GetType().Name).SetTag("decnet.reason", (result as StepResult.Waiting)?.Finding.Reason);

    public static void Fail(this Activity? span, Exception exception) => span
        ?.SetTag("error.type", exception is ClusterRequestException refused ? $"{(int)refused.Code}" : exception.GetType().Name)
        .SetStatus(ActivityStatusCode.Error);

    // PlanStep shows as "plan".
    private static string NameOf(object step)
    {
        var name = step.GetType().Name;
        return name.EndsWith("Step", StringComparison.Ordinal) ? name[..^4].ToLowerInvariant() : name.ToLowerInvariant();
    }
}
