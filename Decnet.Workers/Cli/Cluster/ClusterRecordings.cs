using System.Runtime.CompilerServices;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Cluster;

/// <summary>The recordings of a whole cluster: every place is asked at once, and one that fails costs only itself.</summary>
internal sealed class ClusterRecordings(ClusterConnection cluster, string? systemNamespace, Screen screen) : IRecordings
{
    private readonly ClusterPlaces _finder = new(cluster, systemNamespace);
    private readonly List<string> _failures = [];
    private IReadOnlyList<IRecordings> _places = [];

    public IEnumerable<string> Notes => _finder.Missing.Concat(_failures).Concat(_places.SelectMany(place => place.Notes));

    public bool Incomplete => _failures.Count > 0 || _finder.Missing.Count > 0 || _places.Any(place => place.Incomplete);

    public async IAsyncEnumerable<SessionSummary> ListAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A store that a decky and an agent both see would be listed twice.
        var seen = new HashSet<SessionMatch>();
        var lists = await AskAllAsync(filter, (place, stop) => place.ListAsync(filter, stop).ToListAsync(stop).AsTask(), cancellationToken);
        foreach (var session in lists.SelectMany(list => list))
        {
            if (seen.Add(new SessionMatch(new TranscriptSource(session.Namespace, session.Decky, session.Service), session.Sid)))
                yield return session;
        }
    }

    public async Task<IReadOnlyList<FoundSession>> FindAsync(SourceFilter filter, string prefix, int limit, CancellationToken cancellationToken)
    {
        var found = await AskAllAsync(filter, (place, stop) => place.FindAsync(filter, prefix, limit, stop), cancellationToken);
        foreach (var note in _failures.Concat(_finder.Missing))
            screen.Note(note);
        return [.. found.SelectMany(list => list).DistinctBy(session => session.Match)];
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(SessionMatch session, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A found session is read where it was found.");

    public ValueTask DisposeAsync()
    {
        cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyList<T>> AskAllAsync<T>(
        SourceFilter filter, Func<IRecordings, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        return await Spinner.WhileAsync(screen, "Asking the cluster…", async () =>
        {
            _places = await _finder.FindAsync(filter, cancellationToken);
            var answers = await Task.WhenAll(_places.Select(place => AskAsync(place, ask, cancellationToken)));
            // Nothing but failures is no answer.
            if (answers.All(answer => answer.Fault is not null))
                throw answers[0].Fault!;

            return answers.Where(answer => answer.Fault is null).Select(answer => answer.Value!).ToList();
        });
    }

    private async Task<(T? Value, Exception? Fault)> AskAsync<T>(
        IRecordings place, Func<IRecordings, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return (await ask(place, cancellationToken), null);
        }
        catch (Exception fault) when (fault is CliFault or IOException)
        {
            lock (_failures)
                _failures.Add(fault.Message);
            return (default, fault);
        }
    }
}
