namespace Decnet.Hosting.Living;

/// <summary>Whether the worker's loop still turns, and whether it has begun to.</summary>
public sealed class Liveness
{
    /// <summary>How long a worker may take until its loop turns for the first time.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private long _turned;
    private TimeSpan _limit = StartLimit;
    private bool _ready;

    public Liveness(TimeProvider time) => (_time, _turned) = (time, time.GetTimestamp());

    /// <summary>The loop is alive and will say so again within the limit.</summary>
    public void Turned(TimeSpan limit)
    {
        lock (_gate)
        {
            (_turned, _limit) = (_time.GetTimestamp(), limit);
        }
    }

    /// <summary>It is initialised, or no longer.</summary>
    public void SetReady(bool ready)
    {
        lock (_gate)
        {
            _ready = ready;
        }
    }

    /// <returns>Null when all is well.</returns>
    public string? Hang()
    {
        lock (_gate)
        {
            var since = _time.GetElapsedTime(_turned);
            return since <= _limit ? null : $"the loop has not turned for {since.TotalSeconds:0} s, {_limit.TotalSeconds:0} are allowed";
        }
    }

    /// <returns>Null when it is ready.</returns>
    public string? Unready()
    {
        lock (_gate)
        {
            return _ready ? null : "not initialised yet";
        }
    }
}
