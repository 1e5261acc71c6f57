using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Decnet.SessRec.Machine.Closing;
using Decnet.SessRec.Machine.Journal;
using Decnet.SessRec.Machine.Ssh;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;
using Tmds.Linux;

namespace Decnet.SessRec.Machine;

/// <summary>PID 1's one loop: starts what is due, accepts telnet callers, forwards the log, closes sessions, reaps, and ends everything in order.</summary>
internal sealed class Supervisor
{
    /// <summary>Time for sessions to write their end, in microseconds; within the 30 s that Kubernetes waits by default.</summary>
    private const long Patience = 20_000_000;

    /// <summary>What services are started with.</summary>
    public static readonly string[] Environment =
        ["LANG=C.UTF-8", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"];

    private readonly int _signals = BlockedSignals.OpenDescriptor();
    private readonly List<pollfd> _polls = [];
    private readonly MachineLog _log;
    private readonly LogSocket _lines;
    private readonly LostSessions _lost;
    private Daemon? _ssh;
    private TelnetSocket? _telnet;
    private bool _stopping;

    private Supervisor(SessionSettings settings)
    {
        _log = new MachineLog(settings.Node);
        _lost = new LostSessions(settings, _log);
        _lines = LogSocket.Open(new Origins(() => _ssh?.Pid ?? 0, pid => _telnet?.Serves(pid) ?? false), _log, _lost.Add);
    }

    public static Supervisor Start(MachineSettings settings, SessionSettings session)
    {
        var supervisor = new Supervisor(session);
        if (settings.HasSsh && Listen(settings.SshPort) is var ssh and >= 0)
        {
            supervisor._ssh = SshListener.Daemon(ssh, Environment);
        }

        if (settings.HasTelnet && Listen(settings.TelnetPort) is var telnet and >= 0)
        {
            supervisor._telnet = new TelnetSocket(telnet, Environment);
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

    // The sockets are PID 1's own: who ends a service frees no port that he could take.
    private static int Listen(int port)
    {
        var descriptor = ListeningSocket.Open((ushort)port);
        if (descriptor < 0)
        {
            Console.Say($"cannot listen on port {port}: errno {-descriptor}");
        }

        return descriptor;
    }

    private long StartDaemons() => _ssh?.StartIfDue(Clock.Monotonic()) ?? long.MaxValue;

    private void Turn(long until)
    {
        _polls.Clear();
        _polls.Add(new pollfd { fd = _signals, events = Polling.Readable });
        _polls.Add(new pollfd { fd = _stopping ? -1 : _telnet?.Descriptor ?? -1, events = Polling.Readable });
        _lines.AddTo(_polls);
        var wait = until == long.MaxValue ? -1 : (int)Math.Clamp((until - Clock.Monotonic() + 999) / 1000, 0, int.MaxValue);
        _ = Polling.Wait(CollectionsMarshal.AsSpan(_polls), _lost.IsBusy ? 0 : wait);
        _lines.Serve();
        _lost.Step();
        if (_polls[1].revents != 0)
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
            if (status.Stopped)
            {
                GoOn(pid);
                continue;
            }

            _telnet?.Ended(pid);
            if (_ssh is { } ssh && ssh.Ended(pid, Clock.Monotonic()) && !_stopping)
            {
                _log.Say("service_ended"u8, ("service", "ssh"u8.ToArray()), ("exit", Encoding.ASCII.GetBytes(status.Code.ToString(CultureInfo.InvariantCulture))));
            }
        }
    }

    // Nobody but an intruder stops a service.
    private void GoOn(int pid)
    {
        if (pid == _ssh?.Pid)
        {
            ChildProcesses.Signal(pid, LibC.SIGCONT);
            _log.Say("service_stopped"u8, ("service", "ssh"u8.ToArray()));
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

        _lines.Serve();
        _lost.Finish();
        return 0;
    }
}
