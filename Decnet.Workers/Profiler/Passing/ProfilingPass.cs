using Decnet.Profiler.Commands;
using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;
using Decnet.Store.Model;

namespace Decnet.Profiler.Passing;

/// <summary>
/// Profiles of the sessions in a stretch of shards, in one pass; what is in memory is bounded by the sessions open at once. A session is
/// handed out at its end line, those without one when the pass is over; what is made of it, whoever gets it computes, on a thread of his own if he likes.
/// </summary>
/// <param name="finished">A session that ended may not be wanted any more from then on.</param>
/// <param name="wanted">Null for every session.</param>
/// <param name="withCommands">Also the commands; without them output is passed over.</param>
public sealed class ProfilingPass(Action<SessionKey, Func<ProfiledRecording>> finished, Func<SessionKey, bool>? wanted = null, bool withCommands = false)
{
    /// <summary>An intruder can write ids of their own; beyond this many open at once they are counted instead of kept.</summary>
    private const int MaxOpen = 50_000;

    private readonly Dictionary<SessionKey, Work> _open = [];
    private readonly byte[] _buffer = new byte[ScannedText.Limit];
    private SessionKey _lastKey;
    private Work? _last;

    public long Overflow { get; private set; }

    public void Take(in ScannedLine line)
    {
        var work = line.Session == _lastKey && _last is not null ? _last : Find(line);
        if (work is null)
            return;

        switch (line.Kind)
        {
            case RecordKind.Event when line.Channel == 'i':
                Input(work, line);
                break;
            case RecordKind.Event:
                work.Profile.Seen(line.Microseconds);
                if (line.Channel == 'o')
                    work.Commands?.Output(ScannedText.Decode(line, _buffer));
                break;
            case RecordKind.End:
                _open.Remove(line.Session);
                _last = null;
                var end = line.Microseconds;
                finished(line.Session, () => work.Finish(end));
                break;
        }
    }

    /// <summary>The rest: sessions that nobody ended.</summary>
    public void Finish()
    {
        foreach (var (session, work) in _open)
            finished(session, () => work.Finish(null));
        _open.Clear();
        _last = null;
    }

    private void Input(Work work, in ScannedLine line)
    {
        var bytes = ScannedText.Decode(line, _buffer);
        var pasted = work.Profile.Input(line.Microseconds, bytes, line.NoEcho);
        work.Commands?.Input(line.Microseconds, bytes, line.NoEcho, pasted);
    }

    private Work? Find(in ScannedLine line)
    {
        if (!_open.TryGetValue(line.Session, out var work))
        {
            if (wanted?.Invoke(line.Session) == false)
                return null;
            if (_open.Count >= MaxOpen)
            {
                Overflow++;
                return null;
            }

            // A command without a terminal, scp, sftp: the header of a recorder that says so. A later part of a session has a header too.
            var hasTerminal = line.Header is null || line.Header.Tty || line.Header.Command is null;
            _open[line.Session] = work = new Work(new ProfileBuilder(hasTerminal), withCommands && hasTerminal ? new CommandLog() : null, line.Header?.Command);
        }

        (_lastKey, _last) = (line.Session, work);
        return work;
    }

    private sealed record Work(ProfileBuilder Profile, CommandLog? Commands, string? Exec)
    {
        public ProfiledRecording Finish(long? end)
        {
            var exec = Exec is { Length: > 0 } ? new TypedCommand { Number = 0, Origin = "exec", Text = Exec } : null;
            return new ProfiledRecording(Profile.Build(end), [.. exec is null ? [] : new[] { exec }, .. Commands?.Commands ?? []]);
        }
    }
}
