namespace Decnet.Store.Opening;

/// <summary>The store's state as the last use of it showed, for probes, metrics and people.</summary>
public sealed class StoreHealth(TimeProvider time)
{
    private Snapshot _now = new(StoreState.Starting, "not opened yet", time.GetUtcNow());

    public Snapshot Now => Volatile.Read(ref _now);

    /// <returns>True when the state is another than before.</returns>
    public bool Set(StoreState state, string message)
    {
        var before = Now;
        if (before.State == state)
            return false;

        Volatile.Write(ref _now, new Snapshot(state, message, time.GetUtcNow()));
        return true;
    }

    /// <param name="Since">When this state began.</param>
    public sealed record Snapshot(StoreState State, string Message, DateTimeOffset Since);
}
