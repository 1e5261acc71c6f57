namespace Decnet.Workers.Contract;

/// <summary>Where a worker's pod has what its role needs; also where a worker looks when it is told nothing else.</summary>
internal static class WorkerPaths
{
    /// <summary>The node's recordings, read only.</summary>
    public const string Recordings = "/var/lib/decnet/artifacts";

    /// <summary>What the workers of a node keep: spool, SQLite, outboxes.</summary>
    public const string State = "/var/lib/decnet/state";

    /// <summary>From collector to ingester.</summary>
    public const string Spool = State + "/spool";

    /// <summary>SQLite's file; `-wal`, `-shm` and more lie beside it, so whoever opens it needs the folder, for writing too.</summary>
    public const string Database = State + "/knowledge.db";

    /// <summary>A Secret with files that the role's settings name.</summary>
    public const string Secret = "/etc/decnet/secret";

    /// <summary>A ConfigMap with such files.</summary>
    public const string Config = "/etc/decnet/config";

    /// <summary>A file with PostgreSQL's connection string; absent with SQLite.</summary>
    public const string Connection = "/etc/decnet/store/connection";
}
