namespace Decnet.Bench.Recorder;

internal sealed class Relay(string program) : IPeer
{
    public string Name => "relay";

    public string? Missing => null;

    public string Note => "copies between two ptys and records nothing (relay.c): the floor under every recorder";

    public long? Size => null;

    public IReadOnlyList<string> Command(string directory, string shell) => [program];

    public byte[]? Recorded(string directory) => null;
}
