using System.Runtime.CompilerServices;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Recordings;

/// <summary>Recordings whose shards this process reads itself.</summary>
internal abstract class StoredRecordings(IArtifacts artifacts, string? currentBoot) : IRecordings
{
    private readonly SessionIndexer _indexer = new(artifacts, currentBoot);

    public bool Incomplete => _indexer.Counts.BrokenShards > 0;

    public virtual IEnumerable<string> Notes
    {
        get
        {
            if (_indexer.Counts.BadLines > 0)
                yield return $"{_indexer.Counts.BadLines} of {_indexer.Counts.Lines} lines were torn or no recorder's, and were passed over";
            if (_indexer.Counts.BrokenShards > 0)
                yield return $"{_indexer.Counts.BrokenShards} shards could not be read to their end";
            if (_indexer.Counts.Overflow > 0)
                yield return $"{_indexer.Counts.Overflow} lines belong to more sessions than one service can have: somebody made ids up";
        }
    }

    public IAsyncEnumerable<SessionSummary> ListAsync(SourceFilter filter, CancellationToken cancellationToken) =>
        _indexer.ListAsync(filter, cancellationToken);

    public async Task<IReadOnlyList<FoundSession>> FindAsync(
        SourceFilter filter, string prefix, int limit, CancellationToken cancellationToken)
    {
        var matches = await SessionFinder.FindAsync(artifacts, filter, prefix, limit, cancellationToken);
        return [.. matches.Select(match => new FoundSession(match, this))];
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        SessionMatch session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (space, decky, service) = session.Source;
        await foreach (var transcripts in artifacts.FindAsync(new SourceFilter(space, decky, service), cancellationToken))
        {
            await foreach (var line in SessionLines.ReadAsync(transcripts, session.Sid, cancellationToken))
                yield return line;
        }
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
