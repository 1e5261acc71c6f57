namespace Decnet.SessRec.Native;

/// <summary>What waitpid(2) says of an ended process.</summary>
internal readonly record struct ExitStatus(int Raw)
{
    /// <summary>The process was stopped and has not ended.</summary>
    public bool Stopped => (Raw & 0xff) == 0x7f;

    /// <summary>The signal that ended the process, or 0.</summary>
    public int Signal => Raw & 0x7f;

    public bool Signalled => Signal != 0;

    /// <summary>The exit code, or 128+n after signal n, as a shell counts it.</summary>
    public int Code => Signalled ? 128 + Signal : (Raw >> 8) & 0xff;
}
