namespace Decnet.Operator.Decky.Planning;

/// <summary>A checked spec with every default filled in: all that the builders look at.</summary>
internal sealed record MachinePlan
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>metadata.uid of the Decky, for ownerReferences.</summary>
    public required string OwnerUid { get; init; }

    public required string Hostname { get; init; }

    public required IReadOnlyList<PlannedService> Services { get; init; }

    /// <summary>In the order of the spec; each name once.</summary>
    public required IReadOnlyList<PlannedAccount> Accounts { get; init; }

    public required PlannedStore Store { get; init; }

    public required PlannedRecording Recording { get; init; }

    public required PlannedEgress Egress { get; init; }

    public required PlannedExposure Exposure { get; init; }

    public required PlannedPod Pod { get; init; }

    /// <summary>The Service leads to the machine only while it is proved that nothing gets out.</summary>
    public required bool ExposedOnlyContained { get; init; }

    /// <summary>How long a change that makes the machine anew waits for somebody who is logged in.</summary>
    public required TimeSpan SessionGrace { get; init; }

    /// <summary>What the init step tries to reach.</summary>
    public required IReadOnlyList<ProofTarget> Targets { get; init; }

    public long Uid => Store.Uid;

    public long Gid => Store.Gid;
}
