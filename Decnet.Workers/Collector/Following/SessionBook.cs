using System.Globalization;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;
using Decnet.Spool;

namespace Decnet.Collector.Following;

/// <summary>
/// Sessions that are going on, from the lines as they come. Memory is bounded by them; whoever writes ids of his own reaches a limit that is counted.
/// The first header and the first end of a session count.
/// </summary>
internal sealed class SessionBook(Action<CollectedRecord> tell, TimeProvider time, IEnumerable<OpenSession>? open = null)
{
    private const int OpenLimit = 20_000;
    private const int ClosedLimit = 20_000;
    private readonly Dictionary<(TranscriptSource, SessionKey), OpenSession> _open = (open ?? []).ToDictionary(
        session => (new TranscriptSource(session.Namespace, session.Decky, session.Service), SessionKey.Parse(session.Sid)));

    private readonly HashSet<(TranscriptSource, SessionKey)> _closed = [];
    private readonly Queue<(TranscriptSource, SessionKey)> _closedInOrder = new();
    // Lines of one session stand together, mostly.
    private (TranscriptSource Source, SessionKey Session) _lastKey;
    private OpenSession? _last;

    public IReadOnlyCollection<OpenSession> Open => _open.Values;

    /// <summary>Sessions that were not taken because too many were open.</summary>
    public long Overflow { get; private set; }

    public void Take(TranscriptSource source, DateOnly day, in ScannedLine line)
    {
        var key = (source, line.Session);
        var session = _last is not null && line.Session == _lastKey.Session && source == _lastKey.Source ? _last : Find(key, day, line);
        if (session is null)
            return;

        session.LastUs = Math.Max(session.LastUs, line.Microseconds);
        switch (line.Kind)
        {
            case RecordKind.Event:
                session.Events++;
                break;
            case RecordKind.Truncated:
                session.Truncated = true;
                break;
            case RecordKind.End:
                session.LastDay = Day(day);
                Close(key, session, line.End!.Reason ?? "error", line.End);
                break;
        }

        if (line.Kind == RecordKind.Header)
            session.LastDay = Day(day);
    }

    /// <summary>The recorder of this session is gone and said nothing.</summary>
    public void Lose(OpenSession session) =>
        Close((new TranscriptSource(session.Namespace, session.Decky, session.Service), SessionKey.Parse(session.Sid)), session, "lost", null);

    private OpenSession? Find((TranscriptSource, SessionKey) key, DateOnly day, in ScannedLine line)
    {
        if (!_open.TryGetValue(key, out var session))
            session = Begin(key, day, line);
        (_lastKey, _last) = (key, session);
        return session;
    }

    private OpenSession? Begin((TranscriptSource Source, SessionKey Session) key, DateOnly day, in ScannedLine line)
    {
        if (_closed.Contains(key) || line.Kind is RecordKind.Unknown or RecordKind.Continued)
            return null;
        if (_open.Count >= OpenLimit)
        {
            Overflow++;
            return null;
        }

        var header = line.Header;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        var session = new OpenSession
        {
            Namespace = key.Source.Namespace,
            Decky = key.Source.Decky,
            Service = key.Source.Service,
            Sid = key.Session.ToString(),
            Day = Day(day),
            LastDay = Day(day),
            StartedUs = header?.Timestamp * 1_000_000 ?? now - line.Microseconds,
            SeenUs = now,
            Address = header?.Source,
            User = header?.User,
            Command = header?.Command,
            Tty = header?.Tty ?? false,
            BootId = header?.BootId,
            Headless = header is null or { Part: > 1 },
        };
        _open.Add(key, session);
        tell(Start(session));
        return session;
    }

    private void Close((TranscriptSource, SessionKey) key, OpenSession session, string reason, SessionEnd? end)
    {
        _open.Remove(key);
        _last = null;
        _closed.Add(key);
        _closedInOrder.Enqueue(key);
        if (_closedInOrder.Count > ClosedLimit)
            _closed.Remove(_closedInOrder.Dequeue());

        tell(new CollectedEnd
        {
            Namespace = session.Namespace,
            Decky = session.Decky,
            Service = session.Service,
            Sid = session.Sid,
            AtUs = session.StartedUs,
            Address = session.Address,
            User = session.User,
            Command = session.Command,
            Tty = session.Tty,
            Day = session.Day,
            LastDay = session.LastDay,
            Headless = session.Headless,
            Reason = reason,
            DurationS = end?.Time ?? session.LastUs / 1e6,
            Exit = end?.ExitCode,
            Events = end?.Events ?? session.Events,
            Bytes = end?.Bytes,
            Truncated = session.Truncated || end?.Lost > 0 || session.Headless,
        });
    }

    private static CollectedStart Start(OpenSession session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        AtUs = session.StartedUs,
        Address = session.Address,
        User = session.User,
        Command = session.Command,
        Tty = session.Tty,
        Day = session.Day,
        Headless = session.Headless,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
