using Decnet.SessRec.Native;

namespace Decnet.SessRec.Machine.Journal;

/// <summary>
/// Tells writers apart by their ancestors. A process whose parent ends becomes PID 1's child, never sshd's, so nobody who is logged in
/// can stand where the recorder stands.
/// </summary>
/// <param name="sshServer">The process that takes ssh callers just now, 0 for none.</param>
/// <param name="isTelnetServer">True for a telnetd that PID 1 started.</param>
internal sealed class Origins(Func<int> sshServer, Func<int, bool> isTelnetServer)
{
    public Origin Of(int writer)
    {
        var server = sshServer();
        if (writer <= 1 || writer == server)
        {
            return writer > 1 ? Origin.SshServer : Origin.Inside;
        }

        var parent = Ancestry.Of(writer).Parent;
        if (isTelnetServer(parent))
        {
            return Origin.TelnetLogin;
        }

        var above = server > 1 && parent > 1 ? Ancestry.Of(parent).Parent : 0;
        if (above > 1 && above == server)
        {
            return Origin.SshCaller;
        }

        return above > 1 && Ancestry.Of(above).Parent == server ? Origin.SshShell : Origin.Inside;
    }
}
