using System.Runtime.CompilerServices;
using System.Text;
using Decnet.Recordings.Finding;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>The raw lines of one session, over however many files it went.</summary>
public static class SessionLines
{
    public static IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(ITranscripts transcripts, string sid, CancellationToken cancellationToken) =>
        ReadAsync(transcripts, SourceFilter.Everything, null, sid, cancellationToken);

    /// <summary>The same, from the shards of some days only.</summary>
    /// <param name="last">The last day; null for no end.</param>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ITranscripts transcripts, SourceFilter filter, DateOnly? last, string sid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = Encoding.ASCII.GetBytes(sid);
        await foreach (var shard in transcripts.OpenAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            // Shards come in the order of their days.
            if (shard.Name.Day > last)
                yield break;

            using var lines = new LineReader(shard.Content);
            while (await lines.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                while (lines.TryNext(out var line))
                {
                    foreach (var part in TornLine.Parts(line))
                    {
                        if (IsOf(part.Span, wanted))
                            yield return part;
                    }
                }
            }
        }
    }

    /// <summary>The same, from a stream that holds the lines of one session alone.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new LineReader(stream);
        while (await lines.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            while (lines.TryNext(out var line))
            {
                foreach (var part in TornLine.Parts(line))
                    yield return part;
            }
        }
    }

    // A torn line is the session's too: whoever reads it says how many there are.
    private static bool IsOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> sid) =>
        SessionIds.BeginsWithOne(line) && line.Slice(ShardFormat.Opening.Length, sid.Length).SequenceEqual(sid);
}
