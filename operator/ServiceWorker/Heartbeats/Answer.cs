namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>What came of asking a pod once.</summary>
/// <param name="HeartbeatAt">By the pod's own clock; null when it has sent none yet.</param>
/// <param name="Bus"><c>connected</c>, <c>disconnected</c> or <c>disabled</c>.</param>
/// <param name="Problem">Why there is no answer that can be used; else null.</param>
internal sealed record Answer(DateTimeOffset? HeartbeatAt, string? Bus, string? Problem)
{
    public static Answer Failed(string problem) => new(null, null, problem);
}
