using System.Globalization;
using System.Text.Json;

namespace Decnet.Cli.Tests.Running;

/// <summary>An artifact root in a temporary folder, and lines for it.</summary>
internal sealed class ArtifactRoot : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("decnet-cli-").FullName;

    public static string Sid(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:x8}-1111-4222-8333-444455556666");

    public string Shard(string source, string day = "2026-05-01")
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, source, "transcripts")).FullName;
        return System.IO.Path.Combine(folder, $"sessions-{day}.jsonl");
    }

    /// <summary>A session that puts out the given pieces, one every half second.</summary>
    public ArtifactRoot WithSession(int number, string source = "lab/web/ssh", string user = "admin", params string[] output)
    {
        File.AppendAllText(Shard(source), Header(number, user));
        for (var i = 0; i < output.Length; i++)
            File.AppendAllText(Shard(source), Event(number, 0.5 * (i + 1), output[i]));
        File.AppendAllText(Shard(source), End(number, 0.5 * (output.Length + 1)));
        return this;
    }

    public static string Header(int number, string user = "admin") =>
        $"{{\"sid\":\"{Sid(number)}\",\"hdr\":{{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":{1777593600 + number},"
        + $"\"env\":{{\"SHELL\":\"/bin/bash\",\"TERM\":\"xterm\"}},\"user\":{JsonSerializer.Serialize(user)},\"src\":\"192.0.2.7\"}}}}\n";

    public static string Event(int number, double time, string data, string channel = "o", string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"sid\":\"{Sid(number)}\",\"t\":{time:0.000000},\"ch\":\"{channel}\",\"d\":{JsonSerializer.Serialize(data)}{more}}}\n");

    public static string End(int number, double time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"sid\":\"{Sid(number)}\",\"end\":{{\"t\":{time:0.000000},\"exit\":0,\"reason\":\"exit\",\"events\":1,\"bytes\":10}}}}\n");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
