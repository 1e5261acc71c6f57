namespace Decnet.SessRec.Machine.Journal;

/// <summary>A bucket of lines that fills steadily. Times are microseconds of the monotonic clock.</summary>
internal sealed class RateLimit(int perSecond, int burst)
{
    private const long Second = 1_000_000;
    private long _left = burst * Second;
    private long _since;

    public bool Takes(long now)
    {
        var elapsed = Math.Clamp(now - _since, 0, burst * Second);
        _left = Math.Min(burst * Second, _left + (_since == 0 ? 0 : elapsed * perSecond));
        _since = now;
        if (_left < Second)
        {
            return false;
        }

        _left -= Second;
        return true;
    }
}
