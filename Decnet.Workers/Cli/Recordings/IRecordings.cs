using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Recordings;

/// <summary>Recorded sessions, wherever they are: on this disk, on a node behind an agent, in a decky's own volume.</summary>
internal interface IRecordings : IAsyncDisposable
{
    IAsyncEnumerable<SessionSummary> ListAsync(SourceFilter filter, CancellationToken cancellationToken);

    Task<IReadOnlyList<FoundSession>> FindAsync(SourceFilter filter, string prefix, int limit, CancellationToken cancellationToken);

    /// <summary>The raw lines of one session; a line is good until the next one is asked for.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(SessionMatch session, CancellationToken cancellationToken);

    /// <summary>What could not be read and why, for the person; complete once the reading is done.</summary>
    IEnumerable<string> Notes { get; }

    /// <summary>A place that should have been read could not be: what was found is not all.</summary>
    bool Incomplete { get; }
}
