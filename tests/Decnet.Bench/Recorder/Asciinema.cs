using System.Text.Json;

namespace Decnet.Bench.Recorder;

internal sealed class Asciinema : IPeer
{
    private const string Program = "/usr/bin/asciinema";

    public string Name => "asciinema";

    public string? Missing => File.Exists(Program) ? null : "asciinema";

    public string Note => "asciinema rec -q FILE; output only; a script of Python, two processes, their memory is summed; size is its package";

    public long? Size => Directory
        .EnumerateFiles("/usr/lib/python3/dist-packages/asciinema", "*.py", SearchOption.AllDirectories)
        .Sum(file => new FileInfo(file).Length);

    public IReadOnlyList<string> Command(string directory, string shell) => [Program, "rec", "-q", FileIn(directory)];

    public byte[]? Recorded(string directory)
    {
        var output = new MemoryStream();
        foreach (var line in JsonLines.In(FileIn(directory)))
        {
            if (line.RootElement is { ValueKind: JsonValueKind.Array } entry && entry[1].ValueEquals("o"))
            {
                JsonLines.Append(output, entry[2]);
            }
        }

        return output.ToArray();
    }

    private static string FileIn(string directory) => Path.Combine(directory, "recording.cast");
}
