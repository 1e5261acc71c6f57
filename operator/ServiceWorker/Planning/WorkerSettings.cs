namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>
/// The operator's settings for workers as they are given: on the command line (<c>--worker-image X</c>) or in the
/// environment (<c>OPERATOR_WORKERIMAGE=X</c>).
/// </summary>
internal sealed record WorkerSettings
{
    /// <summary>Command-line switches and the settings that they stand for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Switches = new Dictionary<string, string>
    {
        ["--worker-image"] = nameof(WorkerImage),
        ["--bus-directory"] = nameof(BusDirectory),
        ["--bus-volume"] = nameof(BusVolume),
        ["--bus-enabled"] = nameof(BusEnabled),
        ["--state-directory"] = nameof(StateDirectory),
        ["--state-volume"] = nameof(StateVolume),
        ["--store-secret"] = nameof(StoreSecret),
        ["--store-key"] = nameof(StoreKey),
        ["--worker-account-prefix"] = nameof(WorkerAccountPrefix),
    };

    /// <summary>Image of the workers. Empty (the default): the operator looks after no ServiceWorkers.</summary>
    public string WorkerImage { get; init; } = "";

    /// <summary>Directory on the nodes for the bus' socket.</summary>
    public string BusDirectory { get; init; } = NodeVolumes.UsualSockets;

    /// <summary>A volume source in JSON instead of that directory.</summary>
    public string BusVolume { get; init; } = "";

    /// <summary>true (default) or false.</summary>
    public string BusEnabled { get; init; } = "true";

    /// <summary>Directory on the nodes for what workers keep.</summary>
    public string StateDirectory { get; init; } = NodeVolumes.UsualState;

    /// <summary>A volume source in JSON instead of that directory.</summary>
    public string StateVolume { get; init; } = "";

    /// <summary>Secret in the operator's namespace with PostgreSQL's connection string; empty (the default) for SQLite.</summary>
    public string StoreSecret { get; init; } = "";

    /// <summary>Its key. Default connection.</summary>
    public string StoreKey { get; init; } = "connection";

    /// <summary>Service accounts of roles are called so and then by the role. Default decnet-.</summary>
    public string WorkerAccountPrefix { get; init; } = "decnet-";
}
