using System.CommandLine;
using System.Globalization;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks dead NAME`: events that used up their retries, oldest first.</summary>
internal sealed class DeadCommand(Screen screen, SourceOptions source)
{
    private readonly SubscriptionVerb _verb = new(screen, source);

    public Command Build()
    {
        var command = new Command("dead", "Events that were given up, oldest first") { _verb.Name, _verb.Limit, _verb.Output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lines = await _verb.AskAsync(parsed, WebhookVerbs.Dead, _verb.Limited(parsed), cancellationToken);
        if (_verb.WroteJson(parsed, lines))
            return ExitCode.Ok;

        var table = new TextTable("HAPPENED", "GIVEN UP", "ATTEMPTS", "TOPIC", "ID", "ERROR") { Dispensable = ["TOPIC"] };
        foreach (var dead in AnswerLines.Read(lines, WebhookJson.Default.WebhookDeadLine).OrderBy(dead => dead.At))
        {
            table.Add(
                Amounts.Iso(dead.At),
                Amounts.Iso(dead.DeadAt),
                dead.Attempts.ToString(CultureInfo.InvariantCulture),
                Cell.Untrusted(dead.Topic),
                Cell.Untrusted(dead.Id),
                Cell.Untrusted(dead.Error));
        }

        table.Write(screen);
        return ExitCode.Ok;
    }
}
