using Decnet.Hosting.Settings;

namespace Decnet.Profiler.Working;

/// <summary>Where the profiler reads.</summary>
internal sealed record ProfilerSettings
{
    public string Artifacts { get; init; } = WorkerPaths.Recordings;

    /// <summary>SQLite's file.</summary>
    public string Database { get; init; } = WorkerPaths.Database;

    /// <summary>File with PostgreSQL's connection string; null for SQLite.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>Without a word from the bus, a look once in this time.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    public static ProfilerSettings Read(SettingsReader reader)
    {
        var otherwise = new ProfilerSettings();
        return new ProfilerSettings
        {
            Artifacts = reader.Text(Name("artifacts")) ?? otherwise.Artifacts,
            Database = reader.Text(Name("database")) ?? otherwise.Database,
            DatabaseFile = reader.Text(Name("databaseFile")),
            Poll = reader.Seconds(Name("pollSeconds"), otherwise.Poll, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        };
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Profiler, key);
}
