using Decnet.Bus.Topics;
using Decnet.Hosting.Settings;

namespace Decnet.BusWorker.Bridging;

/// <summary>Which events cross to which NATS server. Without a URL there is no bridge.</summary>
internal sealed record BridgeSettings
{
    private const string UrlName = "DECNET_BUS_BRIDGE_URL", PatternsName = "DECNET_BUS_BRIDGE_PATTERNS";
    private const string CredentialsName = "DECNET_BUS_BRIDGE_CREDENTIALS", CaName = "DECNET_BUS_BRIDGE_CA";
    private const int MostPatterns = 32;

    /// <summary>`nats://host:4222`, or `tls://…`; without credentials, which come from a file.</summary>
    public required Uri Url { get; init; }

    /// <summary>Separated by commas; default `attacker.&gt;,decky.&gt;,topology.&gt;`.</summary>
    public IReadOnlyList<TopicPattern> Patterns { get; init; } =
        [TopicPattern.AllOfAttackers, TopicPattern.Parse("decky.>"), TopicPattern.Parse("topology.>")];

    /// <summary>A file that is read at each connect: a NATS .creds file, `user:password`, or a token. Null: none.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>PEM of the authority that signed the server's certificate; null: the system's.</summary>
    public string? CaFile { get; init; }

    public static BridgeSettings? Read(SettingsReader reader)
    {
        var (url, patterns, credentials, ca) = (reader.Text(UrlName), reader.Text(PatternsName), reader.Text(CredentialsName), reader.Text(CaName));
        foreach (var (name, file) in new[] { (CredentialsName, credentials), (CaName, ca) })
        {
            if (file is not null && !File.Exists(file))
                reader.Fault($"{name}: there is no file of that name");
        }

        if (url is null)
        {
            if (patterns is not null || credentials is not null)
                reader.Fault($"{UrlName} is missing, without which {PatternsName} and {CredentialsName} mean nothing");
            return null;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("nats" or "tls") || address.Host.Length == 0 || address.UserInfo.Length > 0)
            reader.Fault($"{UrlName} should look like nats://host:4222 or tls://host:4222, and {CredentialsName} names a file with the credentials");

        var settings = new BridgeSettings { Url = address ?? new Uri("nats://none"), CredentialsFile = credentials, CaFile = ca };
        return patterns is null ? settings : settings with { Patterns = ReadPatterns(reader, patterns) };
    }

    /// <summary>Overlapping patterns bring an event more than once; only the first that matches takes it.</summary>
    public bool IsFirst(int pattern, string topic)
    {
        for (var i = 0; i < pattern; i++)
        {
            if (Patterns[i].Matches(topic))
                return false;
        }

        return Patterns[pattern].Matches(topic);
    }

    private static List<TopicPattern> ReadPatterns(SettingsReader reader, string text)
    {
        var patterns = new List<TopicPattern>();
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (TopicPattern.TryParse(one, out var pattern))
                patterns.Add(pattern);
            else
                reader.Fault($"{PatternsName}: \"{one}\" is no pattern (tokens joined by dots, `*` for one, `>` at the end for the rest)");
        }

        if (patterns.Count is 0 or > MostPatterns)
            reader.Fault($"{PatternsName} should name 1 to {MostPatterns} patterns, separated by commas");
        return patterns;
    }
}
