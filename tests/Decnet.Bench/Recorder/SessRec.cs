using System.Text.Json;

namespace Decnet.Bench.Recorder;

/// <summary>The product, with its limits set so that every byte is kept.</summary>
internal sealed class SessRec(string? program) : IPeer
{
    public string Name => "SessRec";

    public string? Missing => File.Exists(program) ? null : "the recorder (hack/bench builds it; --sessrec FILE)";

    public string Note => "input, output and times, every event on disk as it happens; one file";

    public long? Size => new FileInfo(program!).Length;

    public IReadOnlyList<string> Command(string directory, string shell)
    {
        var settings = Path.Combine(directory, "session.conf");
        File.WriteAllText(
            settings,
            $"""
            node=bench
            services=ssh:22
            hostname=bench
            seed=00
            store={directory}
            session_cap=100000000000
            free_floor=1000000
            shard_limit=100000000000
            rotations=4

            """);
        return [program!, "record", "--config", settings, "--service", "ssh", "--log", "/dev/null", "--shell", shell];
    }

    public byte[]? Recorded(string directory)
    {
        var output = new MemoryStream();
        var shards = Path.Combine(directory, "ssh", "transcripts");
        var lines = Directory.Exists(shards) ? Directory.GetFiles(shards).Order().SelectMany(JsonLines.In) : [];
        foreach (var line in lines)
        {
            Append(output, line.RootElement);
        }

        return output.ToArray();
    }

    private static void Append(MemoryStream output, JsonElement entry)
    {
        if (!entry.TryGetProperty("ch", out var channel) || !channel.ValueEquals("o"))
        {
            return;
        }

        if (entry.TryGetProperty("b64", out var raw))
        {
            output.Write(raw.GetBytesFromBase64());
        }
        else
        {
            JsonLines.Append(output, entry.GetProperty("d"));
        }
    }
}
