namespace Decnet.Cli.Replaying;

/// <summary>Turns recorded bytes into what is written to the analyst.</summary>
internal interface IReplayText
{
    ReadOnlyMemory<byte> Output(ReadOnlySpan<byte> bytes);

    /// <summary>Typed text, set off from the output.</summary>
    ReadOnlyMemory<byte> Input(ReadOnlySpan<byte> bytes);

    ReadOnlyMemory<byte> Finish();
}
