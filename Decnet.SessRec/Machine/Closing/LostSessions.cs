using System.Globalization;
using System.Text;
using Decnet.SessRec.Machine.Journal;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Machine.Closing;

/// <summary>Sessions that wait for their terminal record, closed one after the other in small steps of PID 1's loop.</summary>
internal sealed class LostSessions(SessionSettings settings, MachineLog log)
{
    private const int StepsInARow = 16;
    private readonly Queue<OpenSession> _waiting = new();
    private ClosingSession? _current;

    /// <summary>True while there is something to do.</summary>
    public bool IsBusy => _current is not null || _waiting.Count > 0;

    public void Add(OpenSession session) => _waiting.Enqueue(session);

    public void Step()
    {
        for (var i = 0; i < StepsInARow && IsBusy; i++)
        {
            _current ??= new ClosingSession(_waiting.Dequeue(), settings, Clock.Wall());
            if (!_current.Continue())
            {
                Report(_current);
                _current = null;
            }
        }
    }

    /// <summary>At the machine's end.</summary>
    public void Finish()
    {
        while (IsBusy)
        {
            Step();
        }
    }

    private void Report(ClosingSession closed)
    {
        var session = closed.Session;
        log.Say("session_recorded"u8, ("sid", session.SessionId), ("service", Text(session.Service)), ("src_ip", session.Source), ("user", session.User),
            ("duration_s", Text(string.Create(CultureInfo.InvariantCulture, $"{closed.Duration / 1_000_000}.{closed.Duration % 1_000_000:000000}"))),
            ("bytes", Text(closed.Lines.Counts.Output.ToString(CultureInfo.InvariantCulture))),
            ("truncated", closed.Lines.IsTruncated ? "true"u8.ToArray() : "false"u8.ToArray()), ("exit", "-1"u8.ToArray()), ("end", "killed"u8.ToArray()),
            ("shard_path", Text(closed.ShardPath)), ("via", "init"u8.ToArray()), ("pid", Text(session.ProcessId.ToString(CultureInfo.InvariantCulture))));
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
