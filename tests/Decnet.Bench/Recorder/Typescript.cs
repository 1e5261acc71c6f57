namespace Decnet.Bench.Recorder;

/// <summary>util-linux script, with -f: like the others it must have on disk what was shown when it is killed.</summary>
internal sealed class Typescript : IPeer
{
    private const string Program = "/usr/bin/script";

    public string Name => "script";

    public string? Missing => File.Exists(Program) ? null : "bsdutils";

    public string Note => "script -q -f FILE; output only, raw, no times";

    public long? Size => new FileInfo(Program).Length;

    public IReadOnlyList<string> Command(string directory, string shell) => [Program, "-q", "-f", FileIn(directory)];

    public byte[]? Recorded(string directory) => File.Exists(FileIn(directory)) ? File.ReadAllBytes(FileIn(directory)) : [];

    private static string FileIn(string directory) => Path.Combine(directory, "typescript");
}
