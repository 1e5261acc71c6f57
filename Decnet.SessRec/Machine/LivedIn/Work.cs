namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>
/// What people use the machine for. Each is work that happens in home directories with the tools that are installed, so that nothing
/// in a history or a script speaks of software which is not there.
/// </summary>
internal enum Work
{
    Backup,
    Reports,
    Releases,
    Checks,
}
