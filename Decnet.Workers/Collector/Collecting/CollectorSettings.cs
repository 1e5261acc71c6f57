using Decnet.Hosting.Settings;

namespace Decnet.Collector.Collecting;

/// <summary>Where the collector reads and writes.</summary>
internal sealed record CollectorSettings
{
    /// <summary>Root of the artifacts on this node; read only.</summary>
    public string Artifacts { get; init; } = WorkerPaths.Recordings;

    /// <summary>Folder of the spool, shared with the ingester.</summary>
    public string Spool { get; init; } = WorkerPaths.Spool;

    /// <summary>Follow the deckies' logs through the Kubernetes API.</summary>
    public bool Logs { get; init; } = true;

    /// <summary>Namespaces whose deckies' logs are followed; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Everything is compared with what was read, once in this time.</summary>
    public TimeSpan Audit { get; init; } = TimeSpan.FromMinutes(10);

    public static CollectorSettings Read(SettingsReader reader)
    {
        var otherwise = new CollectorSettings();
        return new CollectorSettings
        {
            Artifacts = reader.Text(Name("artifacts")) ?? otherwise.Artifacts,
            Spool = reader.Text(Name("spool")) ?? otherwise.Spool,
            Logs = reader.Flag(Name("logs"), otherwise.Logs),
            Namespaces = (reader.Text(Name("namespaces")) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Audit = reader.Seconds(Name("auditSeconds"), otherwise.Audit, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1)),
        };
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Collector, key);
}
