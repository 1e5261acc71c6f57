using System.Globalization;
using Decnet.Profiler.Passing;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Scanning;
using Decnet.Store.Opening;
using Decnet.Store.Profiles;

namespace Decnet.Profiler.Working;

/// <summary>Profiles of ended sessions: all that are due of one service of one decky in one pass over the shards that hold them.</summary>
internal sealed class Profiling(IArtifacts artifacts, PersistentStore store)
{
    // Each step is a pass over the shards of a decky; what is made of its sessions waits in memory until the pass is over.
    private const int Step = 4_000;
    private const int SaveStep = 500;
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
            {
                foreach (var results in (await ProfileAsync([.. group], cancellationToken)).Chunk(SaveStep))
                {
                    await store.RunAsync(
                        async cancelled =>
                        {
                            await _writer.SaveAsync(results, cancelled);
                            return true;
                        },
                        cancellationToken);
                    profiled.AddRange(results.Select(result => result.SessionId));
                }
            }

            after = due[^1].Id;
        }
    }

    private async Task<List<ProfileResult>> ProfileAsync(IReadOnlyList<DueSession> due, CancellationToken cancellationToken)
    {
        var bySid = due.ToDictionary(session => SessionKey.Parse(session.Sid));
        var made = new Dictionary<SessionKey, ProfiledRecording>();
        // The first end counts: lines behind it are no recorder's.
        var pass = new ProfilingPass((session, recording) => made.TryAdd(session, recording), bySid.Keys.ToHashSet(), withCommands: true);
        var (first, last) = (due.Min(session => session.FirstDay)!, due.Max(session => session.LastDay ?? session.FirstDay)!);
        var filter = new SourceFilter(due[0].Namespace, due[0].Decky, due[0].Service, Day(first));
        await foreach (var transcripts in artifacts.FindAsync(filter, cancellationToken))
        {
            await foreach (var shard in transcripts.OpenAsync(filter, cancellationToken))
            {
                if (string.CompareOrdinal(shard.Name.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last) <= 0)
                    new ShardScan(shard.Content, new Quarantine()).Run(pass.Take, final: true, cancellationToken);
            }
        }

        pass.Finish();
        // A recording that is gone gives an empty profile: there is nothing more to wait for.
        return [.. bySid.Select(one => made.TryGetValue(one.Key, out var recording)
            ? new ProfileResult(one.Value.Id, one.Value.Revision, recording.Profile, recording.Commands)
            : new ProfileResult(one.Value.Id, one.Value.Revision, new Store.Knowledge.SessionProfile { VerdictReasons = "no_recording" }, []))];
    }

    private static DateTimeOffset Day(string day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : DateTimeOffset.MinValue;
}
