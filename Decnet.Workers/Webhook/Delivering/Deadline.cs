namespace Decnet.Webhook.Delivering;

/// <summary>A limit for one thing after another, within a life: making a timer and two sources for each would cost as much as a signature.</summary>
internal sealed class Deadline(TimeSpan limit, TimeProvider time, CancellationToken life) : IDisposable
{
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _end;

    /// <summary>Cancelled when the limit is over from now on, or the life.</summary>
    public CancellationToken Begin()
    {
        if (_source?.TryReset() == true)
        {
            _source.CancelAfter(limit);
            return _source.Token;
        }

        Dispose();
        _source = new CancellationTokenSource(limit, time);
        _end = life.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        return _source.Token;
    }

    public void Dispose()
    {
        _end.Dispose();
        _source?.Dispose();
    }
}
