namespace Decnet.Operator.Cluster.Leading;

internal sealed record LeaseOptions
{
    public string Namespace { get; init; } = "default";

    public string Name { get; init; } = "decnet-operator";

    /// <summary>Unique to this process: a restarted container must not take its predecessor's term for its own.</summary>
    public required string Identity { get; init; }

    /// <summary>With whom the lease goes; null when it is to stay.</summary>
    public V1OwnerReference? Owner { get; init; }

    /// <summary>Others may take over when the lease has not changed for this long. 15 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A leader that could not renew for this long leaves, well before others may take over. 10 s.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between renewals. 2 s.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a standby looks, ± 20 %. Bounds the handover. 1 s.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For each request: several attempts must fit into the deadline. 3 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
