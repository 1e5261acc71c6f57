using System.Collections.Concurrent;
using System.Globalization;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Intruders;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>Intruders that log in again and again with OpenSSH's own client.</summary>
internal sealed class Visits(Decoy decoy, Random random, Journal journal)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private int _count;

    /// <summary>What the intruder saw on his screen, and whether the machine said good-bye.</summary>
    public ConcurrentQueue<(string Marker, bool Completed)> Seen { get; } = new();

    public async Task RunAsync(string address, int port, CancellationToken stop)
    {
        using var intruder = new SshIntruder(address, port, "admin", "chaos");
        while (!stop.IsCancellationRequested)
        {
            await VisitAsync(intruder);
            await Chaos.PauseAsync(TimeSpan.FromSeconds(0.5 + Next()), stop);
        }
    }

    private async Task VisitAsync(SshIntruder intruder)
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var marker = $"visit-{number}-of-{decoy.Name}.";
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        await using var session = intruder.Start();
        try
        {
            await session.TypeAsync($"echo visit-'{number}'-of-{decoy.Name}.; sleep {(1 + (Next() * 4)).ToString("0.0", CultureInfo.InvariantCulture)}; exit 5\n", limit.Token);
            var ended = session.ExitAsync(limit.Token);
            while (!ended.IsCompleted && !session.OutputSoFar.Contains(marker, StringComparison.Ordinal))
                await Chaos.PauseAsync(TimeSpan.FromMilliseconds(100), limit.Token);
            var result = await ended;
            Note(session.OutputSoFar, marker, result.ExitCode == 5);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The machine was killed under him, or he was never let in.
            Note(session.OutputSoFar, marker, completed: false);
        }
    }

    private void Note(string screen, string marker, bool completed)
    {
        if (!screen.Contains(marker, StringComparison.Ordinal))
            return;

        Seen.Enqueue((marker, completed));
        journal.Note($"{(completed ? "completed" : "broken")} {marker}");
    }

    private double Next()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
