using Decnet.Workers.Contract;

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
    public V1Volume BusVolume { get; init; } = NodeVolumes.Directory(NodeVolumes.UsualSockets);

    /// <summary>Holds what workers keep. The name is filled in.</summary>
    public V1Volume StateVolume { get; init; } = NodeVolumes.Directory(NodeVolumes.UsualState);

    /// <summary>The volume is one for all nodes: each node gets a folder of its name in it, for a spool and SQLite have one writer.</summary>
    public bool IsStateShared => StateVolume.HostPath is null;

    /// <summary>Directory of the recordings on the nodes.</summary>
    public string ArtifactRoot { get; init; } = WorkerPaths.Recordings;

    /// <summary>Secret with PostgreSQL's connection string; empty: SQLite.</summary>
    public string StoreSecret { get; init; } = "";

    /// <summary>Its key.</summary>
    public string StoreKey { get; init; } = "connection";

    /// <summary>What stands before the role in the names of service accounts.</summary>
    public string AccountPrefix { get; init; } = "decnet-";

    /// <summary>Where deckies are looked after; empty for everywhere.</summary>
    public IReadOnlyList<string> DeckyNamespaces { get; init; } = [];

    /// <summary>False: workers poll only.</summary>
    public bool BusEnabled { get; init; } = true;

    /// <summary>Roles that may be asked for. The schema lists the same ones.</summary>
    public IReadOnlyList<string> Roles { get; init; } = RunnableRoles.All;
}
