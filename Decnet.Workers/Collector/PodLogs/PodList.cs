namespace Decnet.Collector.PodLogs;

/// <summary>Pods as the API server told them.</summary>
/// <param name="AskedAt">The answer is at least as new as this.</param>
/// <param name="Namespaces">It speaks of these alone; empty: of all.</param>
internal sealed record PodList(DateTimeOffset AskedAt, IReadOnlyList<string> Namespaces, IReadOnlyList<DeckyPod> Pods)
{
    public bool Covers(string ns) => Namespaces.Count == 0 || Namespaces.Contains(ns);
}
