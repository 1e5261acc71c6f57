using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine;

/// <summary>PID 1's one loop: starts what is due, accepts telnet callers, forwards the log, reaps, and ends everything in order.</summary>
internal sealed class Supervisor
{
    /// <summary>Time for sessions to write their end, in microseconds; within the 30 s that Kubernetes waits by default.</summary>
    private const long Patience = 20_000_000;

    private static readonly string[] Environment =
        ["LANG=C.UTF-8", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"];

    private readonly int _signals = BlockedSignals.OpenDescriptor();
    private readonly LogSocket _log = LogSocket.Open();
    private readonly List<Daemon> _daemons = [];
    private TelnetSocket? _telnet;
    private bool _stopping;

    private Supervisor()
    {
    }

    public static Supervisor Start(MachineSettings settings)
    {
        var supervisor = new Supervisor();
        if (settings.HasSsh)
        {
            supervisor._daemons.Add(new Daemon(["/usr/sbin/sshd", "-D"], Environment));
        }

        if (settings.HasTelnet)
        {
            supervisor.ListenForTelnet((ushort)settings.TelnetPort);
        }

        return supervisor;
    }

    public int Run()
    {
        while (!_stopping)
        {
            Turn(StartDaemons());
        }

        return Stop();
    }

    private void ListenForTelnet(ushort port)
    {
        var descriptor = ListeningSocket.Open(port);
        if (descriptor < 0)
        {
            Console.Say($"cannot listen on port {port}: errno {-descriptor}");
            return;
        }

        _telnet = new TelnetSocket(descriptor, Environment);
    }

    private long StartDaemons()
    {
        var now = Clock.Monotonic();
        var next = long.MaxValue;
        foreach (var daemon in _daemons)
        {
            next = Math.Min(next, daemon.StartIfDue(now));
        }

        return next;
    }

    private void Turn(long until)
    {
        Span<pollfd> entries =
        [
            new pollfd { fd = _signals, events = Polling.Readable },
            new pollfd { fd = _log.Descriptor, events = Polling.Readable },
            new pollfd { fd = _stopping ? -1 : _telnet?.Descriptor ?? -1, events = Polling.Readable },
        ];
        var wait = until == long.MaxValue ? -1 : (int)Math.Clamp((until - Clock.Monotonic() + 999) / 1000, 0, int.MaxValue);
        _ = Polling.Wait(entries, wait);
        _log.Forward();
        if (entries[2].revents != 0)
        {
            _telnet?.AcceptAll();
        }

        int signal;
        while ((signal = BlockedSignals.Next(_signals, out var fromInside)) != 0)
        {
            // As on any host, nobody who is logged in can end PID 1.
            var welcome = !fromInside || LibC.getpid() != 1;
            _stopping |= welcome && (signal == LibC.SIGTERM || signal == LibC.SIGINT);
        }

        Reap();
    }

    private void Reap()
    {
        while (ChildProcesses.TryReap(out var pid, out var status))
        {
            _telnet?.Ended(pid);
            foreach (var daemon in _daemons)
            {
                if (daemon.Ended(pid, Clock.Monotonic()) && !_stopping)
                {
                    Console.Say($"{daemon.Name} has ended with {status.Code}; it will be started again");
                }
            }
        }
    }

    // Like systemd at shutdown: everybody is told, and shells, which do not mind SIGTERM, are hung up on.
    private int Stop()
    {
        ChildProcesses.Signal(ChildProcesses.Everyone, LibC.SIGTERM);
        ChildProcesses.Signal(ChildProcesses.Everyone, LibC.SIGHUP);
        var deadline = Clock.Monotonic() + Patience;
        while (!ChildProcesses.AllGone() && Clock.Monotonic() < deadline)
        {
            Turn(deadline);
        }

        _log.Forward();
        return 0;
    }
}
