using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Knowledge;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Sessions;

/// <summary>
/// The list as the API has it, which needs no look at old shards. Of deckies that record into a volume of their own the API knows nothing: where there
/// are such, the list is made from the shards as ever.
/// </summary>
internal static class ApiSessions
{
    /// <returns>Null, with the reason, when it must be made from the shards.</returns>
    public static async Task<(List<SessionSummary>? Sessions, IReadOnlyList<string> Notes)> TryListAsync(
        ClusterConnection cluster, SourceChoice choice, SourceFilter filter, int? limit, CancellationToken cancellationToken)
    {
        try
        {
            using var clients = await ApiClients.TryOpenAsync(cluster, choice, cancellationToken);
            if (clients is null)
                return (null, []);

            var places = new ClusterPlaces(cluster, choice.SystemNamespace);
            if ((await places.DeckiesWithOwnStoreAsync(filter, cancellationToken)).Count + places.Missing.Count > 0)
                return (null, []);

            var path = Path(filter);
            var lists = await clients.AskAsync(client => client.ListAsync(path, limit, cancellationToken).Select(Summary).Where(IsNamedRight).ToListAsync(cancellationToken).AsTask());
            // A part of the nodes is no list: the shards have all.
            if (clients.Notes.Count > 0)
                return (null, clients.Notes);

            return (lists.SelectMany(list => list).ToList(), []);
        }
        catch (CliFault fault) when (fault.Code is not ExitCode.Usage)
        {
            return (null, [$"read from the shards, for the API can't be asked: {fault.Message}"]);
        }
    }

    private static bool IsNamedRight(SessionSummary session) =>
        DnsLabel.IsValid(session.Namespace) && DnsLabel.IsValid(session.Decky) && DnsLabel.IsValid(session.Service)
        && SessionIds.IsValid(System.Text.Encoding.ASCII.GetBytes(session.Sid));

    private static string Path(SourceFilter filter)
    {
        var query = new List<string>();
        Add("namespace", filter.Namespace);
        Add("decky", filter.Decky);
        Add("service", filter.Service);
        Add("since", filter.Since?.ToString("O", CultureInfo.InvariantCulture));
        return "/sessions?" + string.Join('&', query);

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    private static SessionSummary Summary(JsonElement session) => new()
    {
        Sid = session.Text("sid") ?? "",
        Namespace = session.Text("namespace") ?? "",
        Decky = session.Text("decky") ?? "",
        Service = session.Text("service") ?? "",
        Src = session.Text("source"),
        User = session.Text("user"),
        Start = session.At("startedAt")?.GetDateTimeOffset(),
        Duration = session.At("durationS")?.GetDouble() ?? 0,
        State = session.Text("state") switch { "open" => SessionState.Open, "lost" => SessionState.Lost, _ => SessionState.Ended },
        Exit = (int?)session.Number("exit"),
        Reason = session.Text("reason"),
        Bytes = session.Number("bytes") ?? 0,
        Events = session.Number("events") ?? 0,
        Truncated = session.At("truncated")?.GetBoolean() ?? false,
        Command = session.Text("command"),
        Tty = session.At("tty")?.GetBoolean() ?? false,
    };
}
