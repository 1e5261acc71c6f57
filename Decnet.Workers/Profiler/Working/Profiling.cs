using System.Threading.Channels;
using Decnet.Recordings.Finding;
using Decnet.Store.Opening;
using Decnet.Store.Profiles;

namespace Decnet.Profiler.Working;

/// <summary>Profiles of ended sessions: all that are due of one service of one decky in one pass, which one thread makes while another stores what came out of it.</summary>
internal sealed class Profiling(IArtifacts artifacts, PersistentStore store)
{
    // Each step is a pass over the shards of a decky; of a session that waits for it only its place is kept.
    private const int Step = 20_000;
    private const int SaveStep = 500;
    // Handfuls. A session that has ended and waits to be made a profile of still holds what was counted.
    private const int QueueLimit = 5;
    private readonly ProfileWriter _writer = new(store.Engine);

    /// <returns>Sessions profiled.</returns>
    public async Task<IReadOnlyList<long>> RunAsync(CancellationToken cancellationToken)
    {
        var profiled = new List<long>();
        for (long after = 0; ;)
        {
            var due = await store.RunAsync(cancelled => _writer.DueAsync(after, Step, cancelled), cancellationToken);
            if (due.Count == 0)
                return profiled;

            foreach (var group in due.GroupBy(session => (session.Namespace, session.Decky, session.Service)))
                await ProfileAsync([.. group], profiled, cancellationToken);
            after = due[^1].Id;
        }
    }

    private async Task ProfileAsync(IReadOnlyList<DueSession> due, List<long> profiled, CancellationToken cancellationToken)
    {
        var results = Channel.CreateBounded<IReadOnlyList<Func<ProfileResult>>>(new BoundedChannelOptions(QueueLimit) { SingleReader = true, SingleWriter = true });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(due, results.Writer, ending.Token), CancellationToken.None);
        try
        {
            while (await BatchAsync(results.Reader, cancellationToken) is { Count: > 0 } batch)
                await SaveAsync(batch, profiled, cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What went wrong in it comes out here, behind what it had made before.
        await reading;
    }

    private async Task ReadAsync(IReadOnlyList<DueSession> due, ChannelWriter<IReadOnlyList<Func<ProfileResult>>> results, CancellationToken cancellationToken)
    {
        try
        {
            await new DueRecordings(due, results).ReadAsync(artifacts, cancellationToken);
        }
        finally
        {
            results.Complete();
        }
    }

    private static async Task<List<ProfileResult>> BatchAsync(ChannelReader<IReadOnlyList<Func<ProfileResult>>> results, CancellationToken cancellationToken)
    {
        var batch = new List<ProfileResult>(SaveStep);
        while (batch.Count < SaveStep && await results.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < SaveStep && results.TryRead(out var result))
                batch.AddRange(result.Select(make => make()));
        }

        return batch;
    }

    private async Task SaveAsync(IReadOnlyList<ProfileResult> batch, List<long> profiled, CancellationToken cancellationToken)
    {
        await store.RunAsync(
            async cancelled =>
            {
                await _writer.SaveAsync(batch, cancelled);
                return true;
            },
            cancellationToken);
        profiled.AddRange(batch.Select(result => result.SessionId));
    }
}
