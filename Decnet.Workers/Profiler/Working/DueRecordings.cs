using System.Globalization;
using System.Threading.Channels;
using Decnet.Profiler.Passing;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Scanning;
using Decnet.Store.Knowledge;
using Decnet.Store.Profiles;

namespace Decnet.Profiler.Working;

/// <summary>
/// What is made of the due sessions of one service, in one pass over the shards that hold them. Each is handed on at its end line and forgotten, and the pass waits for whoever takes
/// them: memory is bounded by the sessions open at once.
/// </summary>
internal sealed class DueRecordings
{
    // One by one they would wake the other thread more often than it is worth.
    private const int Handful = 100;
    private readonly Dictionary<SessionKey, DueSession> _left;
    private readonly ChannelWriter<IReadOnlyList<Func<ProfileResult>>> _results;
    private readonly SourceFilter _filter;
    private List<Func<ProfileResult>> _hand = new(Handful);
    private readonly string _lastDay;

    public DueRecordings(IReadOnlyList<DueSession> due, ChannelWriter<IReadOnlyList<Func<ProfileResult>>> results)
    {
        _left = due.ToDictionary(session => SessionKey.Parse(session.Sid));
        _results = results;
        _filter = new SourceFilter(due[0].Namespace, due[0].Decky, due[0].Service, Day(due.Min(session => session.FirstDay)!));
        _lastDay = due.Max(session => session.LastDay ?? session.FirstDay)!;
    }

    public async Task ReadAsync(IArtifacts artifacts, CancellationToken cancellationToken)
    {
        // The first end counts: lines behind it are no recorder's.
        var pass = new ProfilingPass((session, recording) => Take(session, recording, cancellationToken), _left.ContainsKey, withCommands: true);
        await foreach (var transcripts in artifacts.FindAsync(_filter, cancellationToken))
        {
            await foreach (var shard in transcripts.OpenAsync(_filter, cancellationToken))
            {
                if (_left.Count > 0 && string.CompareOrdinal(shard.Name.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _lastDay) <= 0)
                    new ShardScan(shard.Content, new Quarantine()).Run(pass.Take, final: true, cancellationToken);
            }
        }

        pass.Finish();
        // A recording that is gone gives an empty profile: there is nothing more to wait for.
        foreach (var session in _left.Values)
            Take(() => Result(session, new ProfiledRecording(new SessionProfile { VerdictReasons = "no_recording" }, [])), cancellationToken);
        HandOn(cancellationToken);
    }

    private void Take(SessionKey key, Func<ProfiledRecording> recording, CancellationToken cancellationToken)
    {
        if (_left.Remove(key, out var session))
            Take(() => Result(session, recording()), cancellationToken);
    }

    private void Take(Func<ProfileResult> result, CancellationToken cancellationToken)
    {
        _hand.Add(result);
        if (_hand.Count == Handful)
            HandOn(cancellationToken);
    }

    // The scanner hands out spans of its block, so it can't be left and come back to: this thread waits.
    private void HandOn(CancellationToken cancellationToken)
    {
        if (!_results.TryWrite(_hand))
            _results.WriteAsync(_hand, cancellationToken).AsTask().GetAwaiter().GetResult();
        _hand = new(Handful);
    }

    private static ProfileResult Result(DueSession session, ProfiledRecording recording) => new(session.Id, session.Revision, recording.Profile, recording.Commands);

    private static DateTimeOffset Day(string day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : DateTimeOffset.MinValue;
}
