using Decnet.Operator.Observability;
using Prometheus;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>One reconcile, measured; its failure is logged and becomes an outcome.</summary>
internal sealed partial class Turn(string controller, ReconcileMetrics metrics, Counter.Child retried, TimeProvider time, ILogger logger)
{
    private readonly Gauge.Child _active = metrics.ActiveWorkers.WithLabels(controller);
    private readonly Histogram.Child _length = metrics.Time.WithLabels(controller);

    public async Task<TurnOutcome> RunAsync(
        ObjectKey key, Func<CancellationToken, Task<ReconcileResult>> reconcile, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        _active.Inc();
        using var span = Traces.Reconcile(controller, key);
        try
        {
            var result = await reconcile(cancellationToken);
            metrics.Total.WithLabels(controller, result.RequeueAfter is null ? "success" : "requeue_after").Inc();
            return new TurnOutcome(false, result);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception e)
        {
            // The loop's edge: whatever one object's reconcile throws, the others go on.
            Failed(key, e);
            span.Fail(e);
            return new TurnOutcome(true, default);
        }
        finally
        {
            _active.Dec();
            _length.Observe(time.GetElapsedTime(began).TotalSeconds);
        }
    }

    private void Failed(ObjectKey key, Exception exception)
    {
        metrics.Total.WithLabels(controller, "error").Inc();
        metrics.Errors.WithLabels(controller).Inc();
        retried.Inc();

        // What a server or a network says needs no stack trace; anything else is a defect and gets one.
        if (exception is ClusterRequestException or HttpRequestException or TimeoutException or OperationCanceledException)
            LogRefused(controller, key, exception.Message);
        else
            LogFailed(exception, controller, key);
    }

    [LoggerMessage(LogLevel.Warning, "{Controller} {Key}: {Problem}; again later")]
    private partial void LogRefused(string controller, ObjectKey key, string problem);

    [LoggerMessage(LogLevel.Error, "{Controller} {Key}: the reconcile failed; again later")]
    private partial void LogFailed(Exception exception, string controller, ObjectKey key);
}
