using System.Globalization;
using Decnet.SessRec.Machine.Journal;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Recording.Storing;
using Decnet.SessRec.Settings;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Machine.Closing;

/// <summary>
/// Ends a session whose recorder was killed: looks through the shards of its days for its lines, and writes the terminal record behind
/// them unless the recorder had come to that.
/// </summary>
internal sealed class ClosingSession
{
    private const long Day = 86_400_000_000;
    private const long Beyond = 64L << 20;

    private readonly OpenSession _session;
    private readonly RecordedLines _lines;
    private readonly Queue<string> _names = new();
    private readonly int _folder;
    private readonly long _limit;
    private readonly long _ended = Clock.Monotonic();
    private ShardReading? _reading;
    private ShardReading? _last;
    private string _name = "";
    private string _lastName;

    public ClosingSession(OpenSession session, SessionSettings settings, long now)
    {
        _session = session;
        _lines = new RecordedLines(session.SessionId);
        _folder = ShardFolder.Open(settings.Store, session.Service);
        _limit = settings.ShardLimit + Beyond;
        _lastName = ShardWriter.NameAt(now);
        for (var time = session.StartedWall; time / Day <= now / Day; time += Day)
        {
            var name = ShardWriter.NameAt(time);
            for (var rotation = settings.Rotations; rotation > 0; rotation--)
            {
                _names.Enqueue(name + "." + rotation.ToString(CultureInfo.InvariantCulture));
            }

            _names.Enqueue(name);
        }
    }

    public OpenSession Session => _session;

    public RecordedLines Lines => _lines;

    public long Duration => _ended - _session.StartedMonotonic;

    /// <summary>Below the store, the shard with the session's last line.</summary>
    public string ShardPath => _session.Service + "/" + ShardFormat.Folder + "/" + _lastName;

    /// <summary>Reads a piece. False when the session is closed.</summary>
    public bool Continue()
    {
        if (_reading is { } reading && reading.ReadSome(_lines) && !_lines.HasEnd)
        {
            return true;
        }

        Keep();
        while (!_lines.HasEnd && _folder >= 0 && _names.TryDequeue(out var name))
        {
            var file = ShardReading.Open(_folder, name);
            if (file >= 0)
            {
                _reading = new ShardReading(file, _limit);
                _name = name;
                return true;
            }
        }

        Finish();
        return false;
    }

    private void Keep()
    {
        var outdated = _reading;
        if (_reading is { HoldsSession: true } found)
        {
            (outdated, _last, _lastName) = (_last, found, _name);
        }

        _ = outdated is null ? 0 : Files.Close(outdated.Descriptor);
        _reading = null;
    }

    private void Finish()
    {
        if (_last is { } shard && !_lines.HasEnd)
        {
            var line = new TranscriptLines(new LineBuilder(_session.SessionId), Unknown())
                .End(Math.Max(_lines.LastTime, Duration), new SessionEnd(null, ShardFormat.ReasonKilled), _lines.Counts);
            // The recorder may have been killed in the midst of a line.
            _ = ShardFile.EndsInMidLine(shard.Descriptor)
                ? ShardFile.AppendBehindCut(shard.Descriptor, line)
                : ShardFile.Append(shard.Descriptor, line);
        }

        _ = _last is null ? 0 : Files.Close(_last.Descriptor);
        _ = _folder < 0 ? 0 : Files.Close(_folder);
    }

    // The end line says nothing of them.
    private SessionDetails Unknown() => new() { SessionId = _session.SessionId, Service = [], User = [], Source = [], Shell = [] };
}
