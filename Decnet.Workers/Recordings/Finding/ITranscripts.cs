namespace Decnet.Recordings.Finding;

/// <summary>The shards of one service of one decky.</summary>
public interface ITranscripts
{
    TranscriptSource Source { get; }

    /// <summary>Every wanted shard in reading order, each opened just before it is handed out; the caller disposes it.</summary>
    IAsyncEnumerable<Shard> OpenAsync(SourceFilter filter, CancellationToken cancellationToken);
}
