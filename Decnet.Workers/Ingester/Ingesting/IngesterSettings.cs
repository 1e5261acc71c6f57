using Decnet.Hosting.Settings;
using Decnet.Store.Keeping;

namespace Decnet.Ingester.Ingesting;

/// <summary>Where the ingester reads and writes, and how much it keeps.</summary>
internal sealed record IngesterSettings
{
    public string Spool { get; init; } = WorkerPaths.Spool;

    /// <summary>SQLite's file.</summary>
    public string Database { get; init; } = WorkerPaths.Database;

    /// <summary>File with PostgreSQL's connection string; null for SQLite.</summary>
    public string? DatabaseFile { get; init; }

    public RetentionLimits Limits { get; init; } = new();

    /// <summary>Bytes of the spool that stay when they are stored: a store that was lost is filled from them again.</summary>
    public long SpoolKeep { get; init; } = 256L << 20;

    public static IngesterSettings Read(SettingsReader reader)
    {
        var otherwise = new IngesterSettings();
        var days = reader.Number(Name("retentionDays"), 90, 0, 36_500);
        var megabytes = reader.Number(Name("retentionMegabytes"), 10_240, 0, int.MaxValue);
        return new IngesterSettings
        {
            Spool = reader.Text(Name("spool")) ?? otherwise.Spool,
            Database = reader.Text(Name("database")) ?? otherwise.Database,
            DatabaseFile = reader.Text(Name("databaseFile")),
            Limits = new RetentionLimits
            {
                Age = days == 0 ? null : TimeSpan.FromDays(days),
                Size = megabytes == 0 ? null : (long)megabytes << 20,
            },
            SpoolKeep = (long)reader.Number(Name("spoolKeepMegabytes"), 256, 0, 1_000_000) << 20,
        };
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Ingester, key);
}
