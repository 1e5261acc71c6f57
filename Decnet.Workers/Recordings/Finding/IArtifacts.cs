namespace Decnet.Recordings.Finding;

/// <summary>A place that holds transcripts: an artifact root on disk, or a pod that mounts one.</summary>
public interface IArtifacts
{
    IAsyncEnumerable<ITranscripts> FindAsync(SourceFilter filter, CancellationToken cancellationToken);
}
