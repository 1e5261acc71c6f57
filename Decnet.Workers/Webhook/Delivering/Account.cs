using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>
/// What a lane tells the book. Deliveries count, not attempts, and an outage counts by time: of deliveries that were under way together only the first to fail
/// counts, so a receiver that restarts under load is one failure however much was in flight. When the book can't be written its count goes on here.
/// </summary>
internal sealed class Account(IOutcomeBook book, TimeProvider time, ILogger log) : IDisposable
{
    public static readonly TimeSpan SuccessEvery = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private long? _countedAt;
    private long? _successAt;
    private int _failures;

    /// <summary>Deliveries begin (again): what status says counts.</summary>
    public void Begin(Subscription subscription) => (_failures, _countedAt) = (subscription.ConsecutiveFailures, null);

    /// <returns>Whether the breaker is to trip.</returns>
    /// <param name="began">Timestamp of the delivery's beginning.</param>
    public async Task<bool> FailedAsync(Subscription subscription, long began, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_countedAt is { } counted && began < counted && failure.Kind != FailureKind.Gone)
                return false;

            _countedAt = time.GetTimestamp();
            _failures++;
            try
            {
                _failures = await book.RecordFailureAsync(subscription, failure, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Whatever the book stands on may be away; deliveries go on, and the count with them.
                log.BookFailed(subscription.Key, e.Message);
            }

            return _failures >= subscription.Threshold || failure.Kind == FailureKind.Gone;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Returns at once: a success must not wait for its entry.</summary>
    public void Succeeded(Subscription subscription, CancellationToken cancellationToken)
    {
        if (_failures == 0 && _successAt is { } last && time.GetElapsedTime(last) < SuccessEvery)
            return;

        (_failures, _successAt) = (0, time.GetTimestamp());
        _ = RecordAsync(subscription, time.GetUtcNow(), cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private async Task RecordAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                await book.RecordSuccessAsync(subscription, at, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception e)
        {
            // As above; the next success writes it.
            if (!cancellationToken.IsCancellationRequested)
                log.BookFailed(subscription.Key, e.Message);
            _successAt = null;
        }
    }
}
