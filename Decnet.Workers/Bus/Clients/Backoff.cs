namespace Decnet.Bus.Clients;

/// <summary>Waits between attempts: doubling up to a limit, each shortened by up to half, so that clients of one server don't come back all at once.</summary>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _doublings;

    public TimeSpan Next()
    {
        var full = first * Math.Pow(2, _doublings);
        if (full < longest)
        {
            _doublings++;
        }

        return (full < longest ? full : longest) * (1 - (random.NextDouble() / 2));
    }

    public void Reset() => _doublings = 0;
}
