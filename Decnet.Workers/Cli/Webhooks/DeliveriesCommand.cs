using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks deliveries NAME`: the delivery log, newest first.</summary>
internal sealed class DeliveriesCommand(Screen screen, SourceOptions source)
{
    private readonly SubscriptionVerb _verb = new(screen, source);

    public Command Build()
    {
        var command = new Command("deliveries", "What was sent, newest first") { _verb.Name, _verb.Limit, _verb.Output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lines = await _verb.AskAsync(parsed, WebhookVerbs.Deliveries, _verb.Limited(parsed), cancellationToken);
        if (_verb.WroteJson(parsed, lines))
            return ExitCode.Ok;

        var attempts = AnswerLines.Read(lines, WebhookJson.Default.WebhookAttemptLine);
        AttemptTable.Write(screen, [.. attempts.OrderByDescending(attempt => attempt.At)]);
        return ExitCode.Ok;
    }
}
