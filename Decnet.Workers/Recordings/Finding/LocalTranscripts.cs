using System.Runtime.CompilerServices;
using Decnet.Recordings.Native;

namespace Decnet.Recordings.Finding;

/// <summary>One transcripts folder on disk, good until its <see cref="LocalArtifacts"/> moves on to the next.</summary>
internal sealed class LocalTranscripts(TranscriptSource source, Folder folder, RefusalLog refused) : ITranscripts
{
    private const int MaxShards = 20_000;

    public TranscriptSource Source => source;

    public async IAsyncEnumerable<Shard> OpenAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var days = ListShards().Where(name => filter.WantsDay(name.Day)).Select(name => name.Day).Distinct();
        foreach (var day in days)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var shard in new ShardDay(folder, day, Refuse).Open(ListShards))
            {
                await using (shard)
                {
                    yield return shard;
                }
            }
        }
    }

    private List<ShardName> ListShards()
    {
        try
        {
            var names = folder.Names(name => ShardName.TryParse(name, out _), MaxShards);
            return [.. ShardName.InReadingOrder(names.Select(name => ShardName.TryParse(name, out var shard) ? shard : default))];
        }
        catch (OpenFault fault)
        {
            refused.Add($"{source}/transcripts", fault.Message);
            return [];
        }
    }

    private void Refuse(ShardName name, string reason) => refused.Add($"{source}/transcripts/{name}", reason);
}
