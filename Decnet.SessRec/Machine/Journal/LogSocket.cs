using System.Globalization;
using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Journal;

/// <summary>
/// Takes lines from the recorder, the log-in prompt, the password check and the ssh listener. Anybody on the machine may write here, as on
/// any Debian, so that a line counts for what its writer is, not for what it says. A recorder keeps its connection: when it is gone
/// without having said how its session ended, that session is lost and has to be closed.
/// </summary>
internal sealed class LogSocket(int listener, Origins origins, MachineLog log, Action<OpenSession> lost)
{
    private const int WriterLimit = 2048;
    private const int StrangerLimit = 16;
    private const int LinesInARow = 16;
    private const long ReportEvery = 10_000_000;

    private readonly List<Writer> _writers = [];
    private readonly HashSet<(int Pid, long Started)> _finished = [];
    private readonly RateLimit _callers = new(perSecond: 200, burst: 1000);
    private readonly RateLimit _strangers = new(perSecond: 5, burst: 20);
    private readonly byte[] _line = new byte[SyslogLine.Limit + 1];
    private long _refused;
    private long _reportedAt;
    private int _lastRefused;

    public static LogSocket Open(Origins origins, MachineLog log, Action<OpenSession> lost) =>
        new(LineSocket.Listen(SyslogSink.MachineSocket), origins, log, lost);

    public void AddTo(List<pollfd> entries)
    {
        entries.Add(new pollfd { fd = _writers.Count < WriterLimit ? listener : -1, events = Polling.Readable });
        foreach (var writer in _writers)
        {
            entries.Add(new pollfd { fd = writer.Descriptor, events = Polling.Readable });
        }
    }

    public void Serve()
    {
        int descriptor;
        while (_writers.Count < WriterLimit && (descriptor = LineSocket.Accept(listener, out var pid)) >= 0)
        {
            _writers.Add(new Writer(descriptor, pid, _finished.Contains((pid, Ancestry.Of(pid).Started)) ? Origin.Inside : origins.Of(pid)));
            DropOldestStranger();
        }

        for (var i = _writers.Count - 1; i >= 0; i--)
        {
            if (!Listen(_writers[i]))
            {
                Remove(i);
            }
        }

        Report();
    }

    private bool Listen(Writer writer)
    {
        for (var i = 0; i < LinesInARow; i++)
        {
            var length = Streams.Receive(writer.Descriptor, _line);
            if (length <= 0)
            {
                return length == -LibC.EAGAIN;
            }

            Take(writer, _line.AsSpan(0, length));
            LineSocket.Answer(writer.Descriptor);
        }

        return true;
    }

    private void Take(Writer writer, ReadOnlySpan<byte> line)
    {
        var claimed = line.Length > SyslogLine.Limit ? null : ClaimedLine.Parse(line);
        var limit = writer.Origin == Origin.Inside ? _strangers : _callers;
        if (claimed is null || !Admission.Allows(writer, claimed) || (Admission.IsCheap(claimed) && !limit.Takes(Clock.Monotonic())))
        {
            _refused++;
            _lastRefused = writer.ProcessId;
            return;
        }

        Note(writer, claimed);
        log.Forward(claimed, writer);
    }

    private void Note(Writer writer, ClaimedLine line)
    {
        switch (line.MessageId)
        {
            case "session_started":
                writer.Session = new(line.Value("sid").ToArray(), Encoding.ASCII.GetString(line.Value("service")), line.Value("user").ToArray(),
                    line.Value("src_ip").ToArray(), writer.ProcessId, Clock.Wall(), Clock.Monotonic());
                break;
            case "session_recorded" or "session_skipped":
                writer.Session = null;
                writer.HasFinished = true;
                // It may be the plain shell by now, at the place where a recorder stands.
                _finished.RemoveWhere(static known => Ancestry.Of(known.Pid).Started != known.Started);
                _finished.Add((writer.ProcessId, Ancestry.Of(writer.ProcessId).Started));
                break;
        }
    }

    private void Remove(int index)
    {
        var writer = _writers[index];
        _ = Files.Close(writer.Descriptor);
        _writers.RemoveAt(index);
        if (writer.Session is { } session)
        {
            lost(session);
        }
    }

    // Connections of people who are logged in may not use up the places of recorders.
    private void DropOldestStranger()
    {
        var strangers = _writers.FindAll(static writer => writer.Origin == Origin.Inside);
        if (strangers.Count > StrangerLimit)
        {
            Remove(_writers.IndexOf(strangers[0]));
        }
    }

    private void Report()
    {
        var now = Clock.Monotonic();
        if (_refused > 0 && (_reportedAt == 0 || now - _reportedAt > ReportEvery))
        {
            log.Say("lines_refused"u8, ("count", Number(_refused)), ("last_pid", Number(_lastRefused)));
            (_refused, _reportedAt) = (0, now);
        }
    }

    private static byte[] Number(long value) => Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture));
}
