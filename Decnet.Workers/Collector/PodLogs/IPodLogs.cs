namespace Decnet.Collector.PodLogs;

/// <summary>The API server's side of following logs.</summary>
internal interface IPodLogs
{
    /// <summary>Where pods are looked for; empty: everywhere.</summary>
    IReadOnlyList<string> Namespaces { get; }

    /// <summary>The pods to follow, running or not.</summary>
    Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The container's log from a second on, each line behind the runtime's timestamp; it goes on until the container ends.</summary>
    Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken);

    /// <summary>The same of the container that ran in the pod before this one.</summary>
    /// <returns>Null when there is none.</returns>
    Task<Stream?> PreviousAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken);
}
