namespace Decnet.Collector.PodLogs;

/// <summary>A pod as the API server tells it; nothing of this comes from the pod's inside.</summary>
/// <param name="Decky">The decky that it is the machine of.</param>
/// <param name="StartedAt">When its container began to run, in whole seconds; null when it doesn't.</param>
/// <param name="EndedAt">When the container before ended, or the present one if it has; null when none did.</param>
internal sealed record DeckyPod(
    string Namespace, string Decky, string Name, string Uid, string Container, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt = null)
{
    public string Source => $"{Uid}/{Container}";

    /// <summary>There is a log.</summary>
    public bool HasBegun => StartedAt is not null || EndedAt is not null;

    /// <summary>Whatever began in a second before this one is over.</summary>
    public DateTimeOffset? Since => StartedAt > EndedAt || EndedAt is null ? StartedAt : EndedAt;
}
