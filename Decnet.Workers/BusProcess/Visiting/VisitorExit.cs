namespace Decnet.BusProcess.Visiting;

/// <summary>How a visit ends, by sysexits.h; the command line turns them into its own.</summary>
internal static class VisitorExit
{
    public const int Done = 0;

    /// <summary>What was asked makes no sense (EX_USAGE).</summary>
    public const int Usage = 64;

    /// <summary>No bus answers (EX_UNAVAILABLE).</summary>
    public const int NoBus = 69;
}
