using System.Runtime.CompilerServices;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Indexing;

/// <summary>
/// Lists the sessions in an artifact store, one service of one decky after the other. Memory grows with the sessions of one
/// service only, and those are capped: an intruder can write ids of their own.
/// </summary>
/// <param name="artifacts">Where the shards are.</param>
/// <param name="currentBoot">Boot id of the machine that records into this store; null when this is another machine.</param>
public sealed class SessionIndexer(IArtifacts artifacts, string? currentBoot = null)
{
    internal const int MaxSessions = 200_000;

    public IndexCounts Counts { get; } = new();

    public async IAsyncEnumerable<SessionSummary> ListAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var transcripts in artifacts.FindAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            var sessions = new Dictionary<string, SessionTally>(SidComparer.Instance);
            await foreach (var shard in transcripts.OpenAsync(filter, cancellationToken).ConfigureAwait(false))
                await ReadAsync(shard, sessions, cancellationToken).ConfigureAwait(false);

            foreach (var (sid, tally) in sessions)
            {
                var summary = tally.Summarize(transcripts.Source, sid, currentBoot);
                if (filter.Since is null || summary.Start >= filter.Since)
                    yield return summary;
            }
        }
    }

    private async Task ReadAsync(Shard shard, Dictionary<string, SessionTally> sessions, CancellationToken cancellationToken)
    {
        Counts.Shards++;
        using var lines = new LineReader(shard.Content);
        try
        {
            while (await lines.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                while (lines.TryNext(out var line))
                {
                    foreach (var part in TornLine.Parts(line))
                        Take(part, sessions);
                }
            }
        }
        catch (IOException)
        {
            // A dying disk, or a pod that went away: what was read so far stands.
            Counts.BrokenShards++;
        }

        Counts.BadLines += lines.Overlong;
    }

    private void Take(ReadOnlyMemory<byte> line, Dictionary<string, SessionTally> sessions)
    {
        Counts.Lines++;
        if (!ShardLine.TryParse(line, out var record))
        {
            Counts.BadLines++;
            return;
        }

        var bySid = sessions.GetAlternateLookup<ReadOnlySpan<byte>>();
        var sid = SessionIds.Of(line.Span);
        if (!bySid.TryGetValue(sid, out var tally))
        {
            if (sessions.Count >= MaxSessions)
            {
                Counts.Overflow++;
                return;
            }

            bySid[sid] = tally = new SessionTally();
        }

        tally.Add(record);
    }
}
