using Decnet.SessRec.Native;

namespace Decnet.SessRec.Machine;

/// <summary>Listens in telnetd's place and starts one for each caller, as systemd does for a socket unit with Accept=yes.</summary>
internal sealed class TelnetSocket(int descriptor, IReadOnlyList<string> environment)
{
    /// <summary>systemd's own limit for a socket unit.</summary>
    private const int MaxConnections = 64;

    private static readonly string[] Command = ["/usr/sbin/telnetd"];

    private readonly HashSet<int> _running = [];

    public int Descriptor => descriptor;

    public void AcceptAll()
    {
        int caller;
        while ((caller = ListeningSocket.Accept(descriptor)) >= 0)
        {
            var pid = _running.Count < MaxConnections ? ChildProcesses.Start(Command, environment, caller) : 0;
            if (pid > 0)
            {
                _running.Add(pid);
            }

            _ = Files.Close(caller);
        }
    }

    /// <summary>True for a telnetd that was started here.</summary>
    public bool Serves(int pid) => _running.Contains(pid);

    public void Ended(int pid) => _running.Remove(pid);
}
