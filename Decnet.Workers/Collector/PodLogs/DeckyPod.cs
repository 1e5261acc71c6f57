namespace Decnet.Collector.PodLogs;

/// <summary>A decky's pod as the API server tells it; nothing of this comes from the pod's inside.</summary>
/// <param name="StartedAt">When its container began to run; null when it doesn't.</param>
internal sealed record DeckyPod(string Namespace, string Decky, string Name, string Uid, string Container, DateTimeOffset? StartedAt)
{
    public string Source => $"{Uid}/{Container}";
}
