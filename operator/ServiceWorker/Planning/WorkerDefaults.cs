namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>What the operator was set up with, for everything that a ServiceWorker leaves open.</summary>
internal sealed record WorkerDefaults
{
    /// <summary>The one namespace that workers run in: they mount a directory of the node and see every event.</summary>
    public required string Namespace { get; init; }

    /// <summary>Image of the workers, with tag or digest.</summary>
    public required string Image { get; init; }

    /// <summary>Always, IfNotPresent or Never.</summary>
    public string ImagePullPolicy { get; init; } = "IfNotPresent";

    public IReadOnlyList<string> ImagePullSecrets { get; init; } = [];

    /// <summary>Uid of the workers: that of whoever reads recordings.</summary>
    public long Uid { get; init; } = 1000;

    /// <summary>The group that may use the bus.</summary>
    public long Gid { get; init; } = 1000;

    /// <summary>Holds the bus' socket; one directory for all workers of a node. The name is filled in.</summary>
    public V1Volume BusVolume { get; init; } = BusVolumes.Directory(BusVolumes.UsualDirectory);

    /// <summary>False: workers poll only.</summary>
    public bool BusEnabled { get; init; } = true;

    /// <summary>Roles that may be asked for. The schema lists the same ones.</summary>
    public IReadOnlyList<string> Roles { get; init; } = RunnableRoles.All;
}
