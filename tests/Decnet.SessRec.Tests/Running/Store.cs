using System.Globalization;
using System.Text.Json;

namespace Decnet.SessRec.Tests.Running;

/// <summary>A store of recordings of its own for a test, with its settings and log.</summary>
internal sealed class Store : IDisposable
{
    private readonly Dictionary<string, string> _settings = new() { ["node"] = "web01", ["free_floor"] = "1000000" };

    public Store(params (string Key, string Value)[] settings)
        : this(Directory.CreateTempSubdirectory("shards-").FullName, settings)
    {
    }

    public Store(string root, params (string Key, string Value)[] settings)
    {
        Root = root;
        _settings["store"] = Path.Combine(root, "store");
        Directory.CreateDirectory(_settings["store"]);
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }

        File.WriteAllLines(Config, _settings.Select(setting => $"{setting.Key}={setting.Value}"));
    }

    public string Root { get; }

    public string Config => Path.Combine(Root, "session.conf");

    public string Log => Path.Combine(Root, "log");

    public string Folder => Path.Combine(_settings["store"], "ssh", "transcripts");

    public string Today => Path.Combine(Folder, $"sessions-{TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.jsonl");

    public string[] Arguments(params string[] shell) =>
        ["record", "--config", Config, "--service", "ssh", "--log", Log, "--source", "192.0.2.7", .. shell];

    public string[] LogLines => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>Every line of every shard, proven to be whole, short and valid JSON.</summary>
    public List<JsonElement> Lines()
    {
        // Whoever reads while a line is being written may see its beginning only.
        List<JsonElement> lines = [];
        List<string> torn = [];
        SpinWait.SpinUntil(
            () =>
            {
                lines = Lines(out torn);
                return torn.Count == 0;
            },
            Harness.Patience);
        Assert.Empty(torn);
        return lines;
    }

    /// <summary>The same where recorders were killed: the kernel may have cut the last line of each.</summary>
    public List<JsonElement> Lines(out List<string> torn)
    {
        torn = [];
        var lines = new List<JsonElement>();
        foreach (var file in (Directory.Exists(Folder) ? Directory.GetFiles(Folder) : []).OrderByDescending(Rotation))
        {
            ShardLines.Read(file, lines, torn);
        }

        return lines;
    }

    public RecordedSession Only() => Assert.Single(Recordings());

    public List<RecordedSession> Recordings() => Grouped(Lines());

    public static List<RecordedSession> Grouped(IEnumerable<JsonElement> lines) =>
        [.. lines.GroupBy(line => line.GetProperty("sid").GetString()!).Select(group => new RecordedSession(group.Key, [.. group]))];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // The oldest first.
    private static int Rotation(string file) =>
        int.TryParse(Path.GetExtension(file).TrimStart('.'), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
