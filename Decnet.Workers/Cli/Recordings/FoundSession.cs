using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Recordings;

/// <summary>A session and the place that can give its lines.</summary>
internal sealed record FoundSession(SessionMatch Match, IRecordings Where)
{
    public IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(CancellationToken cancellationToken) => Where.LinesAsync(Match, cancellationToken);
}
