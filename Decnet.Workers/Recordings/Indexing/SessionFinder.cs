using System.Text;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Indexing;

/// <summary>Finds sessions by the beginning of their id, parsing only lines that name another session than the one before.</summary>
public static class SessionFinder
{
    /// <summary>Stops at <paramref name="limit"/> matches: more of them tell a person nothing new.</summary>
    public static async Task<IReadOnlyList<SessionMatch>> FindAsync(
        IArtifacts artifacts, SourceFilter filter, string prefix, int limit, CancellationToken cancellationToken)
    {
        var wanted = Encoding.ASCII.GetBytes(prefix);
        var matches = new HashSet<SessionMatch>();
        await foreach (var transcripts in artifacts.FindAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var shard in transcripts.OpenAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                await ScanAsync(shard, transcripts.Source, wanted, matches, limit, cancellationToken).ConfigureAwait(false);
                if (matches.Count >= limit)
                    return [.. matches];
            }
        }

        return [.. matches];
    }

    private static async Task ScanAsync(
        Shard shard, TranscriptSource source, byte[] wanted, HashSet<SessionMatch> matches, int limit, CancellationToken cancellationToken)
    {
        var last = Array.Empty<byte>();
        using var lines = new LineReader(shard.Content);
        while (await lines.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            while (lines.TryNext(out var line))
            {
                foreach (var part in TornLine.Parts(line))
                {
                    var sid = SessionIds.Of(part.Span);
                    // Lines of one session stand together, mostly.
                    if (sid.IsEmpty || !sid.StartsWith(wanted) || sid.SequenceEqual(last))
                        continue;

                    last = sid.ToArray();
                    if (ShardLine.TryParse(part, out _))
                        matches.Add(new SessionMatch(source, Encoding.ASCII.GetString(last)));
                    if (matches.Count >= limit)
                        return;
                }
            }
        }
    }
}
