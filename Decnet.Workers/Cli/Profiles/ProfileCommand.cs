using System.CommandLine;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Knowledge;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Profiles;

/// <summary>`decnet profile SESSION`</summary>
internal sealed class ProfileCommand(Screen screen, SourceOptions source)
{
    private readonly Argument<string> _session = new("SESSION") { Description = "Beginning of a session's id, or DECKY/ID" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("profile", "How somebody typed in a session: person or script, and why") { _session, _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        var reference = SessionReference.Parse(parsed.GetValue(_session)!);
        using var cluster = ClusterConnection.Open(choice);
        var space = reference.Namespace ?? (choice.AllNamespaces ? null : choice.Namespace ?? cluster.Namespace);
        var profile = await Spinner.WhileAsync(screen, "Asking the cluster…", async () =>
        {
            using var clients = await ApiClients.OpenAsync(cluster, choice, cancellationToken);
            var (client, session) = await FindAsync(clients, reference, space, cancellationToken);
            var where = $"namespace={session.Text("namespace")}&decky={session.Text("decky")}&service={session.Text("service")}";
            return await client.GetAsync($"/sessions/{session.Text("sid")}/profile?{where}", cancellationToken);
        });

        if (parsed.GetValue(_output) == OutputFormat.Json)
            screen.WriteLine(JsonSerializer.Serialize(profile, ProfileJson.Default.JsonElement));
        else
            ProfilePage.Write(screen, profile);
        return ExitCode.Ok;
    }

    private static async Task<(ApiClient Client, JsonElement Session)> FindAsync(
        ApiClients clients, SessionReference reference, string? space, CancellationToken cancellationToken)
    {
        const int shown = 5;
        var query = $"sid={reference.Prefix}" + (space is null ? "" : $"&namespace={space}") + (reference.Decky is null ? "" : $"&decky={reference.Decky}");
        var lists = await clients.AskAsync(async client => (Client: client, Items: await client.ListAsync($"/sessions?{query}", shown + 1, cancellationToken).ToListAsync(cancellationToken)));
        var found = lists.SelectMany(list => list.Items.Select(item => (list.Client, Session: item))).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new CliFault(
                ExitCode.NotFound, $"no session begins with {reference.Prefix}" + (space is null ? "" : $" in namespace {space}"),
                $"`{ProgramName.Current} sessions` lists what there is; add -A for all namespaces"),
            _ => throw new CliFault(
                ExitCode.Usage,
                $"{reference.Prefix} could be any of"
                    + string.Concat(found.Take(shown).Select(one => Printable.Escape($"{one.Session.Text("namespace")}/{one.Session.Text("decky")}/{one.Session.Text("sid")}")).Select(name => "\n  " + name))
                    + (found.Count > shown ? "\n  … and more" : ""),
                "give more of the id, or its decky in front as shown"),
        };
    }
}
