namespace Decnet.Operator.Decky.MachineLog;

/// <summary>Who is logged in, and for whom nothing could be recorded, as far as a machine's log tells.</summary>
internal sealed class SessionTally
{
    // An intruder can write lines of sessions that never were; more than this many tell no more.
    private const int Most = 4096;

    private readonly HashSet<string> _live = [];
    private readonly HashSet<string> _skipped = [];

    public int Live => _live.Count;

    public int Skipped => _skipped.Count;

    public void Add(string text)
    {
        if (MachineLine.Parse(text) is not { } line || line.Field("sid") is not { Length: > 0 and <= 64 } sid)
        {
            return;
        }

        switch (line.Event)
        {
            case "session_started" when _live.Count < Most:
                _live.Add(sid);
                break;
            case "session_recorded":
                _live.Remove(sid);
                break;
            case "session_skipped":
                // It goes on without a recording, and nothing tells of its end: nobody waits for it.
                _live.Remove(sid);
                if (_skipped.Count < Most)
                {
                    _skipped.Add(sid);
                }

                break;
        }
    }
}
