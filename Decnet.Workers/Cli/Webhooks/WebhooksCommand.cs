using System.CommandLine;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks`</summary>
internal sealed class WebhooksCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("webhooks", "Webhook subscriptions: how they are, what they delivered, and arming them again")
        {
            _output,
            new DeliveriesCommand(screen, source).Build(),
            new DeadCommand(screen, source).Build(),
            new WebhookReplayCommand(screen, source, time).Build(),
            new TestCommand(screen, source).Build(),
            new RearmCommand(screen, source, time).Build(),
        };
        command.Aliases.Add("webhook");
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var subscriptions = await Spinner.WhileAsync(screen, "Asking the cluster…", () => SubscriptionList.ReadAsync(cluster, choice, cancellationToken));
        if (parsed.GetValue(_output) == OutputFormat.Json)
            screen.WriteLine(JsonSerializer.Serialize(subscriptions, WebhooksJson.Default.ListSubscriptionView));
        else if (subscriptions.Count == 0)
            screen.Error.WriteLine(choice.Namespace is null ? "No webhook subscriptions." : $"No webhook subscriptions in namespace {choice.Namespace}.");
        else
            SubscriptionTable.Write(screen, subscriptions, parsed.GetValue(_output) == OutputFormat.Wide, time.GetUtcNow());
        return ExitCode.Ok;
    }
}
