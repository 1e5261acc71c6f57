using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Decnet.Cli.Agent;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Cluster;

/// <summary>The recordings of one node, read by the agent there: only results travel, not shards.</summary>
internal sealed class AgentRecordings(ClusterConnection cluster, PodAddress pod) : IRecordings
{
    private readonly List<string> _notes = [];

    public IEnumerable<string> Notes => _notes.Select(note => $"node {pod.Node}: {note}");

    public bool Incomplete => false;

    public async IAsyncEnumerable<SessionSummary> ListAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] since = filter.Since is { } time ? ["--since", time.ToString("O", CultureInfo.InvariantCulture)] : [];
        await foreach (var line in RunAsync(["list", .. Options(filter), .. since], cancellationToken))
        {
            if (JsonSerializer.Deserialize(line.Span, SessionJson.Default.SessionSummary) is { } session && IsNamedRight(session))
                yield return session;
        }
    }

    public async Task<IReadOnlyList<FoundSession>> FindAsync(SourceFilter filter, string prefix, int limit, CancellationToken cancellationToken)
    {
        var found = new List<FoundSession>();
        string[] command = ["find", prefix, "--limit", limit.ToString(CultureInfo.InvariantCulture), .. Options(filter)];
        await foreach (var line in RunAsync(command, cancellationToken))
            found.Add(new FoundSession(JsonSerializer.Deserialize(line.Span, FoundJson.Default.SessionMatch), this));
        return found;
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(SessionMatch session, CancellationToken cancellationToken)
    {
        var (space, decky, service) = session.Source;
        return RunAsync(["lines", space, decky, service, session.Sid], cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<string> Options(SourceFilter filter)
    {
        foreach (var (name, value) in new[] { ("--namespace", filter.Namespace), ("--decky", filter.Decky), ("--service", filter.Service) })
        {
            if (value is not null)
            {
                yield return name;
                yield return value;
            }
        }
    }

    private static bool IsNamedRight(SessionSummary session) =>
        DnsLabel.IsValid(session.Namespace) && DnsLabel.IsValid(session.Decky) && DnsLabel.IsValid(session.Service);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync(string[] command, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var exec = await cluster.ExecAsync(pod, ["decnet", "agent", .. command], cancellationToken);
        await foreach (var line in SessionLines.ReadAsync(exec.Output, cancellationToken))
            yield return line;

        var result = await exec.FinishAsync(cancellationToken);
        if (result.ExitCode != 0)
            throw new CliFault(result.ExitCode, $"the agent on node {pod.Node} failed: {Printable.Escape(result.Message)}", $"see `kubectl logs -n {pod.Namespace} {pod.Name}`");

        _notes.AddRange(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Printable.Escape));
    }
}
