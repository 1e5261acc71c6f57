namespace Decnet.SessRec.Machine;

/// <summary>Exit codes of sysexits.h by which the operator tells why a machine does not start.</summary>
internal static class ExitCodes
{
    public const int Usage = 64;

    /// <summary>The recordings' directory cannot be written.</summary>
    public const int CannotCreate = 73;

    /// <summary>session.conf is missing or wrong.</summary>
    public const int Configuration = 78;
}
