using System.Runtime.CompilerServices;
using System.Text;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Cluster;

/// <summary>
/// The store of one decky, read by running find and cat in the decky itself: for a volume that no agent sees. What is run there an
/// intruder can see, and answer as they like.
/// </summary>
internal sealed class PodArtifacts(ClusterConnection cluster, PodAddress pod, string decky) : IArtifacts
{
    private const int MaxShards = 5000;

    public async IAsyncEnumerable<ITranscripts> FindAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var byService = new SortedDictionary<string, List<ShardName>>(StringComparer.Ordinal);
        string[] find = ["find", KubeNames.DeckyStore, "-mindepth", "3", "-maxdepth", "3", "-type", "f", "-path", "*/transcripts/sessions-*", "-printf", "%P\\n"];
        await using var listing = new PodStream(await cluster.ExecAsync(pod, find, cancellationToken), pod);
        await foreach (var line in SessionLines.ReadAsync(listing, cancellationToken))
            Take(Encoding.UTF8.GetString(line.Span), byService);

        foreach (var (service, names) in byService)
        {
            var source = new TranscriptSource(pod.Namespace, decky, service);
            if (filter.Wants(source))
                yield return new PodTranscripts(cluster, pod, source, [.. ShardName.InReadingOrder(names)]);
        }
    }

    private static void Take(string path, SortedDictionary<string, List<ShardName>> byService)
    {
        if (path.Split('/') is not [var service, "transcripts", var file] || !DnsLabel.IsValid(service) || !ShardName.TryParse(file, out var name))
            return;
        if (!byService.TryGetValue(service, out var names))
            byService[service] = names = [];
        if (names.Count < MaxShards)
            names.Add(name);
    }
}
