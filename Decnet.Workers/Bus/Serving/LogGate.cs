namespace Decnet.Bus.Serving;

/// <summary>Lets so many lines a second through and counts the rest: a client in a reconnect loop must not fill the log.</summary>
internal sealed class LogGate(int linesPerSecond)
{
    private int _used;
    private long _suppressed;

    public bool Open
    {
        get
        {
            if (_used < linesPerSecond)
            {
                _used++;
                return true;
            }

            _suppressed++;
            return false;
        }
    }

    /// <summary>A second has passed.</summary>
    /// <returns>Lines suppressed in it.</returns>
    public long Next()
    {
        var suppressed = _suppressed;
        (_used, _suppressed) = (0, 0);
        return suppressed;
    }
}
