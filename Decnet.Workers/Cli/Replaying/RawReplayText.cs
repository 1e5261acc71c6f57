namespace Decnet.Cli.Replaying;

/// <summary>Byte for byte; the user asked for it.</summary>
internal sealed class RawReplayText : IReplayText
{
    public ReadOnlyMemory<byte> Output(ReadOnlySpan<byte> bytes) => bytes.ToArray();

    public ReadOnlyMemory<byte> Input(ReadOnlySpan<byte> bytes) => bytes.ToArray();

    public ReadOnlyMemory<byte> Finish() => default;
}
