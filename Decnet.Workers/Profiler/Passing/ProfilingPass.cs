using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;
using Decnet.Store.Knowledge;

namespace Decnet.Profiler.Passing;

/// <summary>
/// Profiles of the sessions in a stretch of shards, in one pass; what is in memory is bounded by the sessions open at once. A session is
/// handed out at its end line, those without one when the pass is over.
/// </summary>
/// <param name="wanted">Null for every session.</param>
public sealed class ProfilingPass(Action<SessionKey, SessionProfile> finished, IReadOnlySet<SessionKey>? wanted = null)
{
    /// <summary>An intruder can write ids of their own; beyond this many open at once they are counted instead of kept.</summary>
    private const int MaxOpen = 50_000;

    private readonly Dictionary<SessionKey, ProfileBuilder> _open = [];
    private readonly byte[] _buffer = new byte[ScannedText.Limit];
    private SessionKey _lastKey;
    private ProfileBuilder? _last;

    public long Overflow { get; private set; }

    public void Take(in ScannedLine line)
    {
        var builder = line.Session == _lastKey && _last is not null ? _last : Find(line);
        if (builder is null)
            return;

        switch (line.Kind)
        {
            case RecordKind.Event when line.Channel == 'i':
                builder.Input(line.Microseconds, ScannedText.Decode(line, _buffer), line.NoEcho);
                break;
            case RecordKind.Event:
                builder.Seen(line.Microseconds);
                break;
            case RecordKind.End:
                _open.Remove(line.Session);
                _last = null;
                finished(line.Session, builder.Build(line.Microseconds));
                break;
        }
    }

    /// <summary>The rest: sessions that nobody ended.</summary>
    public void Finish()
    {
        foreach (var (session, builder) in _open)
            finished(session, builder.Build());
        _open.Clear();
        _last = null;
    }

    private ProfileBuilder? Find(in ScannedLine line)
    {
        if (!_open.TryGetValue(line.Session, out var builder))
        {
            if (wanted?.Contains(line.Session) == false)
                return null;
            if (_open.Count >= MaxOpen)
            {
                Overflow++;
                return null;
            }

            // A command without a terminal, scp, sftp: the header of a recorder that says so. A later part of a session has a header too.
            var hasTerminal = line.Header is null || line.Header.Tty || line.Header.Command is null;
            _open[line.Session] = builder = new ProfileBuilder(hasTerminal);
        }

        (_lastKey, _last) = (line.Session, builder);
        return builder;
    }
}
