namespace Decnet.Workers.Contract;

/// <summary>
/// How a worker leaves; the numbers are those of sysexits.h. Beside every one but <see cref="Stopped"/> the reason stands in the log and, as
/// one line, in the container's termination message.
/// </summary>
internal static class WorkerExit
{
    /// <summary>Asked to: SIGTERM, or `stop` over the bus.</summary>
    public const int Stopped = 0;

    /// <summary>The role's logic is not in this version (EX_UNAVAILABLE).</summary>
    public const int NotBuilt = 69;

    /// <summary>It failed; everything else that is no 0, 69 or 78 means the same (EX_SOFTWARE).</summary>
    public const int Failed = 70;

    /// <summary>A variable is wrong: starting again will not help until somebody changes it (EX_CONFIG).</summary>
    public const int BadSettings = 78;

    /// <summary>Where the kubelet reads the termination message from.</summary>
    public const string MessageFile = "/dev/termination-log";
}
