using Decnet.Operator.Sessions;

namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>Asks every pod that somebody wants to know of: once when it is new, then every 30 seconds.</summary>
internal sealed class HeartbeatPoller(HeartbeatBook book, StatusClient client, SessionBook sessions, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private const int AtATime = 32;

    private readonly SemaphoreSlim _news = new(0, 1);

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        book.Wanted += Wake;
        try
        {
            var round = time.GetUtcNow();
            while (!stoppingToken.IsCancellationRequested)
            {
                var isRound = time.GetUtcNow() >= round;
                if (isRound)
                    round = time.GetUtcNow() + Interval;
                await AskAsync(book.Due(onlyNew: !isRound), stoppingToken);
                var rest = round - time.GetUtcNow();
                await WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process leaves.
        }
        finally
        {
            book.Wanted -= Wake;
        }
    }

    private async Task AskAsync(IReadOnlyList<PodAddress> pods, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        pods,
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
        async (pod, token) =>
        {
            book.Note(pod, await client.AskAsync(pod, token));
            if (pod.CountsSessions && await client.CountsAsync(pod, token) is { } counts)
                sessions.Note(counts);
        });

    private async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var alarm = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancellationToken);
        try
        {
            await _news.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The next round is due.
        }
    }

    private void Wake()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already.
        }
    }
}
