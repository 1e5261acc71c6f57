using System.Runtime.CompilerServices;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Cluster;

/// <summary>The shards of one service, each streamed out of the decky's pod.</summary>
internal sealed class PodTranscripts(ClusterConnection cluster, PodAddress pod, TranscriptSource source, IReadOnlyList<ShardName> names) : ITranscripts
{
    public TranscriptSource Source => source;

    public async IAsyncEnumerable<Shard> OpenAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in names.Where(name => filter.WantsDay(name.Day)))
        {
            var path = $"{KubeNames.DeckyStore}/{source.Service}/transcripts/{name}";
            await using var content = new PodStream(await cluster.ExecAsync(pod, ["cat", path], cancellationToken), pod);
            yield return new Shard(name, content);
        }
    }
}
