using Decnet.Bus.Clients;
using Decnet.Hosting.Living;

namespace Decnet.Hosting.Looping;

/// <summary>A round now and then, sooner when the bus says that there is work. Without the bus only the interval counts, and nothing is missed.</summary>
public sealed class PollLoop(IBus bus, Liveness liveness, WorkerMetrics metrics, TimeProvider time, Random random, ILogger<PollLoop> log)
{
    // A cancelled round gets this long to heed it before the worker counts as hanging.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <param name="round">One round of work. What it throws is logged and counted, and the next round comes after a growing wait.</param>
    public async Task RunAsync(PollOptions options, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        var bell = new WakeBell(bus, options.WakeOn);
        var ringing = bell.ListenAsync(stopping);
        var backoff = new Backoff(options.Gap < options.Interval ? options.Gap : options.Interval, options.Interval, random);
        liveness.SetReady(true);
        while (!stopping.IsCancellationRequested)
        {
            liveness.Turned(options.RoundLimit + Grace);
            var done = await TurnAsync(options, round, stopping);
            var wait = done ? Jittered(options.Interval) : backoff.Next();
            if (done)
                backoff.Reset();

            liveness.Turned(wait + options.Gap + Grace);
            await Task.Delay(options.Gap, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (await bell.WaitAsync(wait - options.Gap, time, stopping))
                metrics.Wakes.Inc();
        }

        await ringing;
    }

    /// <returns>Whether the round was done.</returns>
    private async Task<bool> TurnAsync(PollOptions options, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.RoundLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        var began = time.GetTimestamp();
        try
        {
            await round(either.Token);
            metrics.Rounds.WithLabels("done").Inc();
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            metrics.Rounds.WithLabels("timeout").Inc();
            log.TookTooLong(options.RoundLimit);
            return false;
        }
        catch (Exception e) when (e is not Running.WorkerFaultException)
        {
            // The loop's edge: whatever one round meets, the next one may find it gone.
            metrics.Rounds.WithLabels("failed").Inc();
            log.RoundFailed(e);
            return false;
        }
        finally
        {
            metrics.RoundSeconds.Observe(time.GetElapsedTime(began).TotalSeconds);
        }
    }

    private TimeSpan Jittered(TimeSpan interval) => interval * (0.9 + (random.NextDouble() * 0.2));
}
