namespace Decnet.Collector.PodLogs;

/// <summary>The API server's side of following logs.</summary>
internal interface IPodLogs
{
    /// <summary>Pods of deckies on this node, running or not.</summary>
    Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The container's log from a second on, each line behind the runtime's timestamp; it goes on until the container ends.</summary>
    Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken);
}
