using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Indexing;

/// <summary>What has been read of one session so far.</summary>
internal sealed class SessionTally
{
    private SessionHeader? _header;
    private SessionEnd? _end;
    private int _firstPart = 1;
    private double _lastTime;
    private long _events;
    private long _bytes;
    private bool _truncated;

    /// <summary>The first header and the first end count: a line that repeats them is no recorder's.</summary>
    public void Add(in ShardRecord record)
    {
        _lastTime = Math.Max(_lastTime, record.Time);
        switch (record.Kind)
        {
            case RecordKind.Header when _header is null:
                _header = record.Header;
                _firstPart = record.Header!.Part;
                break;
            case RecordKind.Event:
                _events++;
                _bytes += record.Channel == ShardFormat.Output[0] ? SizeOf(record) : 0;
                break;
            case RecordKind.Truncated:
                _truncated = true;
                break;
            case RecordKind.End:
                _end ??= record.End;
                break;
        }
    }

    public SessionSummary Summarize(TranscriptSource source, string sid, string? currentBoot) => new()
    {
        Sid = sid,
        Namespace = source.Namespace,
        Decky = source.Decky,
        Service = source.Service,
        Src = _header?.Source,
        User = _header?.User,
        Start = _header?.Timestamp is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null,
        Duration = _end?.Time ?? _lastTime,
        State = State(currentBoot),
        Exit = _end?.ExitCode,
        Reason = _end?.Reason,
        Bytes = _end?.Bytes ?? _bytes,
        Events = _end?.Events ?? _events,
        Truncated = _truncated || _end?.Lost > 0 || _header is null || _firstPart > 1,
        Command = _header?.Command,
        Tty = _header?.Tty ?? false,
        Width = _header?.Width ?? 0,
        Height = _header?.Height ?? 0,
        Term = _header?.Environment.GetValueOrDefault("TERM"),
    };

    private SessionState State(string? currentBoot)
    {
        if (_end is not null)
            return SessionState.Ended;

        return currentBoot is not null && _header?.BootId is { } boot && boot != currentBoot ? SessionState.Lost : SessionState.Open;
    }

    /// <summary>Near enough without decoding: escapes make it a little larger than it was.</summary>
    private static long SizeOf(in ShardRecord record) =>
        record.Base64.Length > 0 ? record.Base64.Length / 4 * 3 : record.Data.Length;
}
