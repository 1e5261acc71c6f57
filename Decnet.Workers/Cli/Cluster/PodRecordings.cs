using Decnet.Cli.Recordings;

namespace Decnet.Cli.Cluster;

/// <summary>The recordings of one decky that keeps them in a volume of its own.</summary>
internal sealed class PodRecordings(ClusterConnection cluster, PodAddress pod, string decky)
    : StoredRecordings(new PodArtifacts(cluster, pod, decky), currentBoot: null)
{
    public override IEnumerable<string> Notes =>
        base.Notes
            .Select(note => $"decky {pod.Namespace}/{decky}: {note}")
            .Prepend($"decky {pod.Namespace}/{decky} keeps its recordings in its own volume: read by running find and cat in its pod, which an intruder there can see");
}
