namespace Decnet.Bench.Recorder;

/// <summary>The shell directly on the harness's terminal: the base of all ratios.</summary>
internal sealed class BarePty : IPeer
{
    public string Name => "bare pty";

    public string? Missing => null;

    public string Note => "the shell itself, nothing between";

    public long? Size => null;

    public IReadOnlyList<string> Command(string directory, string shell) => [shell];

    public byte[]? Recorded(string directory) => null;
}
