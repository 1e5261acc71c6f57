namespace Decnet.SessRec.Native;

/// <summary>What waitpid(2) says of an ended process.</summary>
internal readonly record struct ExitStatus(int Raw)
{
    public bool Signalled => (Raw & 0x7F) != 0;

    /// <summary>The exit code, or 128+n after signal n, as a shell counts it.</summary>
    public int Code => Signalled ? 128 + (Raw & 0x7F) : (Raw >> 8) & 0xFF;
}
