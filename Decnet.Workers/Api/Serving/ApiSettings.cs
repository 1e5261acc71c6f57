using Decnet.Hosting.Settings;

namespace Decnet.Api.Serving;

/// <summary>Where the API reads and listens.</summary>
internal sealed record ApiSettings
{
    /// <summary>Root of the recordings.</summary>
    public string Artifacts { get; init; } = WorkerPaths.Recordings;

    /// <summary>SQLite's file.</summary>
    public string Database { get; init; } = WorkerPaths.Database;

    /// <summary>File with PostgreSQL's connection string; null for SQLite.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>On loopback, without TLS: reached by a port-forward, which is encrypted. 0 takes any free port.</summary>
    public int Port { get; init; } = 8090;

    /// <summary>On all interfaces, with TLS; only with a certificate.</summary>
    public int TlsPort { get; init; } = 8443;

    /// <summary>PEM files, read anew when they change; null: nothing but loopback.</summary>
    public string? TlsCertificate { get; init; }

    public string? TlsKey { get; init; }

    /// <summary>Streams at once.</summary>
    public int Streams { get; init; } = 64;

    public static ApiSettings Read(SettingsReader reader)
    {
        var otherwise = new ApiSettings();
        var settings = new ApiSettings
        {
            Artifacts = reader.Text(Name("artifacts")) ?? otherwise.Artifacts,
            Database = reader.Text(Name("database")) ?? otherwise.Database,
            DatabaseFile = reader.Text(Name("databaseFile")),
            Port = reader.Number(Name("port"), otherwise.Port, 0, 65535),
            TlsPort = reader.Number(Name("tlsPort"), otherwise.TlsPort, 0, 65535),
            TlsCertificate = reader.Text(Name("tlsCertificate")),
            TlsKey = reader.Text(Name("tlsKey")),
            Streams = reader.Number(Name("streams"), otherwise.Streams, 1, 1000),
        };
        if (settings.TlsCertificate is null != settings.TlsKey is null)
            reader.Fault($"{Name("tlsCertificate")} and {Name("tlsKey")} go together");
        return settings;
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Api, key);
}
