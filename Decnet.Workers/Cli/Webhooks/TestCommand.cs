using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks test NAME`: one signed event, no retries, whatever the subscription's state.</summary>
internal sealed class TestCommand(Screen screen, SourceOptions source)
{
    private readonly SubscriptionVerb _verb = new(screen, source);

    public Command Build()
    {
        var command = new Command("test", "Send one signed test event, without retries") { _verb.Name, _verb.Output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lines = await _verb.AskAsync(parsed, WebhookVerbs.Test, [], cancellationToken);
        var attempts = AnswerLines.Read(lines, WebhookJson.Default.WebhookAttemptLine);
        if (!_verb.WroteJson(parsed, lines))
            AttemptTable.Write(screen, attempts);
        return attempts.All(attempt => attempt.Outcome == "delivered") ? ExitCode.Ok : ExitCode.Failure;
    }
}
