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
    };

    /// <summary>Image of the workers. Empty (the default): the operator looks after no ServiceWorkers.</summary>
    public string WorkerImage { get; init; } = "";

    /// <summary>Directory on the nodes for the bus' socket.</summary>
    public string BusDirectory { get; init; } = BusVolumes.UsualDirectory;

    /// <summary>A volume source in JSON instead of that directory.</summary>
    public string BusVolume { get; init; } = "";

    /// <summary>true (default) or false.</summary>
    public string BusEnabled { get; init; } = "true";
}
