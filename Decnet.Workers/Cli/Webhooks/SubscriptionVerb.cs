using System.CommandLine;
using System.Globalization;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>What all verbs share that ask the worker about one subscription.</summary>
internal sealed class SubscriptionVerb(Screen screen, SourceOptions source)
{
    public Argument<string> Name { get; } = new("NAME") { Description = "The subscription" };

    public Option<int?> Limit { get; } = new("--limit") { HelpName = "N", Description = "At most so many lines of each node; 50 by default" };

    public Option<string?> Output { get; } = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);

    public async Task<List<string>> AskAsync(ParseResult parsed, string verb, IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        return await Spinner.WhileAsync(screen, "Asking the worker…", async () =>
        {
            var subscription = await SubscriptionList.FindAsync(cluster, choice, parsed.GetRequiredValue(Name), cancellationToken);
            return await WebhookPods.AskAsync(cluster, choice, verb, subscription, more, cancellationToken);
        });
    }

    public IReadOnlyList<string> Limited(ParseResult parsed) => parsed.GetValue(Limit) switch
    {
        null => [],
        < 1 => throw new CliFault(ExitCode.Usage, "--limit must be at least 1"),
        { } limit => [WebhookVerbs.Limit, limit.ToString(CultureInfo.InvariantCulture)],
    };

    /// <summary>With <c>-o json</c> the worker's own lines, one object each.</summary>
    public bool WroteJson(ParseResult parsed, IEnumerable<string> lines)
    {
        if (parsed.GetValue(Output) != OutputFormat.Json)
            return false;

        foreach (var line in lines)
            screen.WriteLine(screen.IsTerminal ? Printable.Escape(line) : line);
        return true;
    }
}
