using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>What the pod of a role gets beside the bus and its settings. One row a role; whoever adds a role adds a row.</summary>
internal sealed record RoleNeeds
{
    private static readonly Dictionary<string, RoleNeeds> Rows = new()
    {
        [WorkerRoles.Bus] = new() { NodeBecause = "the bus is a socket on each node" },
        [WorkerRoles.Collector] = new()
        {
            NodeBecause = "the collector follows the recordings and logs of its node",
            Recordings = true,
            State = true,
            Token = true,
            Namespaces = true,
        },
        [WorkerRoles.Ingester] = new() { NodeBecause = "the ingester stores what the collector of its node leaves it", State = true, Store = true },
        [WorkerRoles.Profiler] = new() { NodeBecause = "the profiler reads the recordings of its node", Recordings = true, State = true, Store = true },
        [WorkerRoles.Webhook] = new() { State = true, Store = true, StoreSetting = "knowledge", Token = true, Namespaces = true },
        [WorkerRoles.Api] = new() { Recordings = true, State = true, Store = true, Token = true, HttpsPort = 8443, MayRepeat = true },
    };

    /// <summary>Workers know by themselves where SQLite's file is that they keep.</summary>
    public const string UsualStoreSetting = "database";

    /// <summary>Of a role that needs nothing but the bus.</summary>
    public static RoleNeeds Nothing { get; } = new();

    /// <summary>Why its scope can only be Node; null: it may be either.</summary>
    public string? NodeBecause { get; private init; }

    /// <summary>The node's recordings, read only.</summary>
    public bool Recordings { get; private init; }

    /// <summary>The node's state directory. Also to read SQLite: readers of a WAL database write its index.</summary>
    public bool State { get; private init; }

    /// <summary>PostgreSQL's connection string, when the installation has one.</summary>
    public bool Store { get; private init; }

    /// <summary>The setting that names the store; with File behind it the one that names the connection string's file.</summary>
    public string StoreSetting { get; private init; } = UsualStoreSetting;

    /// <summary>A service account of its own, with its token; the others get none.</summary>
    public bool Token { get; private init; }

    /// <summary>To be told where deckies are looked after when that is not everywhere (setting <c>namespaces</c>).</summary>
    public bool Namespaces { get; private init; }

    /// <summary>Port <c>https</c> of the container, beside <c>health</c>.</summary>
    public int? HttpsPort { get; private init; }

    /// <summary>Several of them on one node do not get into each other's way.</summary>
    public bool MayRepeat { get; private init; }

    public static RoleNeeds Of(string role) => Rows.GetValueOrDefault(role, Nothing);

    /// <summary>Whether there is a row: only such a role can be offered.</summary>
    public static bool Has(string role) => Rows.ContainsKey(role);
}
