namespace Decnet.Operator.Decky.Contract;

/// <summary>Exit codes (sysexits.h) by which the machine tells what it lacks.</summary>
internal static class MachineExit
{
    /// <summary>EX_CANTCREAT: recordings cannot be written.</summary>
    public const int StoreNotWritable = 73;

    /// <summary>EX_CONFIG: session.conf cannot be read.</summary>
    public const int BadConfiguration = 78;
}
