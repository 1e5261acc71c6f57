namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>A checked spec with every default filled in: all that the builders look at.</summary>
internal sealed record WorkerPlan
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>metadata.uid of the ServiceWorker, for ownerReferences.</summary>
    public required string OwnerUid { get; init; }

    public required string Role { get; init; }

    /// <summary>On every node; else once in the cluster.</summary>
    public required bool OnEveryNode { get; init; }

    /// <summary>Whether there shall be pods.</summary>
    public required bool Runs { get; init; }

    /// <summary>In the order of the pod's environment.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; }

    /// <summary>Secret with files; null: none.</summary>
    public required string? Secret { get; init; }

    /// <summary>ConfigMap with files; null: none.</summary>
    public required string? ConfigMap { get; init; }

    /// <summary>What the role's pod gets beside all that.</summary>
    public required RoleNeeds Needs { get; init; }

    /// <summary>Null: none, and no token.</summary>
    public required string? ServiceAccount { get; init; }

    /// <summary>Null: the role keeps nothing.</summary>
    public required V1Volume? StateVolume { get; init; }

    /// <summary>In a state volume for all nodes each has a folder of its own.</summary>
    public required bool IsStateShared { get; init; }

    /// <summary>Directory on the node; null: the role reads no recordings.</summary>
    public required string? Recordings { get; init; }

    /// <summary>Secret and key of the connection string; null: none.</summary>
    public required (string Name, string Key)? StoreSecret { get; init; }

    public required QuarantineRule Quarantine { get; init; }

    public required V1Volume BusVolume { get; init; }

    public required long Uid { get; init; }

    public required long Gid { get; init; }

    public required PlannedPod Pod { get; init; }
}
