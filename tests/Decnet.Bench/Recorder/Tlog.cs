namespace Decnet.Bench.Recorder;

internal sealed class Tlog : IPeer
{
    private const string Program = "/usr/bin/tlog-rec";
    private const string Library = "/usr/lib/x86_64-linux-gnu/libtlog.so.0";

    public string Name => "tlog-rec";

    public string? Missing => File.Exists(Program) ? null : "tlog";

    public string Note =>
        "tlog-rec --writer=file, its defaults: output only, held back until 2 kB or 10 s; size is with libtlog, it loads some 40 more libraries";

    public long? Size => new FileInfo(Program).Length + (File.Exists(Library) ? File.ResolveLinkTarget(Library, true) : null) switch
    {
        FileInfo library => library.Length,
        _ => 0,
    };

    public IReadOnlyList<string> Command(string directory, string shell) =>
        [Program, "--writer=file", "--file-path=" + FileIn(directory)];

    public byte[]? Recorded(string directory)
    {
        var output = new MemoryStream();
        foreach (var line in JsonLines.In(FileIn(directory)))
        {
            JsonLines.Append(output, line.RootElement.GetProperty("out_txt"));
        }

        return output.ToArray();
    }

    private static string FileIn(string directory) => Path.Combine(directory, "tlog.json");
}
