namespace Decnet.Cli.Status;

/// <summary>What `decnet status` tells.</summary>
internal sealed record ClusterStatus
{
    public required string Server { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyList<WorkloadStatus> Operators { get; init; }

    public required IReadOnlyList<WorkloadStatus> Agents { get; init; }

    public required IReadOnlyList<DeckyStatus> Deckies { get; init; }

    /// <summary>The product is installed and all of it is up. A decky that is not ready is told, but is no fault of the installation.</summary>
    public bool Healthy => Operators.Count > 0 && Operators.All(part => part.Complete) && Agents.All(part => part.Complete);
}
