using System.Runtime.CompilerServices;
using System.Text;
using Decnet.Recordings.Finding;

namespace Decnet.Recordings.Reading;

/// <summary>The raw lines of one session, over however many files it went.</summary>
public static class SessionLines
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ITranscripts transcripts, string sid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = Encoding.ASCII.GetBytes(sid);
        await foreach (var shard in transcripts.OpenAsync(SourceFilter.Everything, cancellationToken).ConfigureAwait(false))
        {
            using var lines = new LineReader(shard.Content);
            while (await lines.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                while (lines.TryNext(out var line))
                {
                    if (SessionIds.Of(line.Span).SequenceEqual(wanted))
                        yield return line;
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
                yield return line;
        }
    }
}
