using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Ssh;

/// <summary>
/// Stands where sshd's listener stands and looks like it. The socket is PID 1's, so that killing this process frees no port; each caller
/// gets a real sshd, started as from inetd, whose log comes back here.
/// </summary>
internal sealed class SshListener
{
    /// <summary>The title of an idle sshd of Debian.</summary>
    public const string Title = "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups";

    /// <summary>The same as bytes.</summary>
    public static ReadOnlySpan<byte> TitleBytes => "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups"u8;

    private const string Server = "/usr/sbin/sshd";

    /// <summary>More callers at once wait for nothing: they are hung up on, as by sshd at its own limit.</summary>
    private const int CallerLimit = 256;

    // sshd overwrites its arguments with its title before it speaks to the caller.
    private static readonly string[] Command = [Server, "-i", "-e", "-o", "LogLevel=DEBUG1"];

    private readonly List<SshConnection> _connections = [];
    private readonly List<pollfd> _polls = [];
    private readonly IReadOnlyList<string> _environment;
    private readonly string _node;
    private readonly SyslogSink _log = new(SyslogSink.ContainerOutput);
    private readonly int _signals;

    private SshListener(IReadOnlyList<string> environment, string node)
    {
        (_environment, _node) = (environment, node);
        Signals.RememberMask();
        _signals = Signals.Watch();
    }

    /// <summary>The daemon that PID 1 keeps running.</summary>
    public static Daemon Daemon(int socket, IReadOnlyList<string> environment) => new(ProcessFiles.Own, [Title], environment, socket);

    public static int Run(SessionSettings settings)
    {
        ProcessName.Set("sshd");
        ProcessName.HideFiles();
        LeavePid();
        return new SshListener(Supervisor.Environment, settings.Node).Serve();
    }

    // As sshd does; the image has the file, writable for group utmp.
    private static void LeavePid()
    {
        var file = Files.Open("/run/sshd.pid\0"u8, LibC.O_WRONLY | LibC.O_TRUNC | LibC.O_NOFOLLOW | LibC.O_NONBLOCK);
        if (file >= 0)
        {
            _ = Files.Write(file, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Processes.Id}\n")));
            _ = Files.Close(file);
        }
    }

    private int Serve()
    {
        while (true)
        {
            _polls.Clear();
            _polls.Add(new pollfd { fd = _signals, events = Polling.Readable });
            _polls.Add(new pollfd { fd = LibC.STDIN_FILENO, events = Polling.Readable });
            foreach (var connection in _connections)
            {
                _polls.Add(new pollfd { fd = connection.Log, events = Polling.Readable });
            }

            _ = Polling.Wait(CollectionsMarshal.AsSpan(_polls), -1);
            if (IsOver())
            {
                return 0;
            }

            ReadLogs();
            AcceptAll();
        }
    }

    private bool IsOver()
    {
        var over = false;
        for (var signal = Signals.Next(_signals); signal != 0; signal = Signals.Next(_signals))
        {
            over |= signal == Signals.Terminate;
        }

        while (ChildProcesses.TryReap(out _, out _))
        {
        }

        return over;
    }

    private void ReadLogs()
    {
        for (var i = _connections.Count - 1; i >= 0; i--)
        {
            if (!_connections[i].Read())
            {
                _connections[i].Close();
                _connections.RemoveAt(i);
            }
        }
    }

    private void AcceptAll()
    {
        int caller;
        while ((caller = ListeningSocket.Accept(LibC.STDIN_FILENO)) >= 0)
        {
            if (_connections.Count < CallerLimit && Streams.Pipe(out var log, out var theirs) >= 0)
            {
                _ = Streams.SetNonBlocking(log);
                var source = Sockets.PeerAddress(caller);
                if (ChildProcesses.Start(Server, Command, _environment, caller, caller, theirs) > 0)
                {
                    _connections.Add(new SshConnection(log, source, _node, _log));
                }
                else
                {
                    _ = Files.Close(log);
                }

                _ = Files.Close(theirs);
            }

            _ = Files.Close(caller);
        }
    }
}
