using System.CommandLine;
using System.Globalization;
using Decnet.Cli.Invocation;
using Decnet.Cli.Sessions;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks replay NAME`: events that were given up, or others that are still kept, go out again with their own ids.</summary>
internal sealed class WebhookReplayCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly SubscriptionVerb _verb = new(screen, source);
    private readonly Option<string?> _since = new("--since") { HelpName = "TIME", Description = "Every kept event since then, delivered before or not (30m, 12h, 2026-05-01)" };
    private readonly Option<string[]> _ids = new("--id") { HelpName = "ID", Description = "The event of this id; may be given several times" };

    public Command Build()
    {
        var command = new Command("replay", "Deliver dead letters again, or what was kept since a time") { _verb.Name, _since, _ids, _verb.Output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        List<string> more = [];
        if (Since.Parse(parsed.GetValue(_since), time) is { } since)
            more.AddRange([WebhookVerbs.Since, since.ToString("O", CultureInfo.InvariantCulture)]);
        foreach (var id in parsed.GetValue(_ids) ?? [])
            more.AddRange([WebhookVerbs.Id, id]);

        var lines = await _verb.AskAsync(parsed, WebhookVerbs.Replay, more, cancellationToken);
        if (_verb.WroteJson(parsed, lines))
            return ExitCode.Ok;

        var replayed = AnswerLines.Read(lines, WebhookJson.Default.WebhookReplayLine).Sum(line => line.Replayed);
        screen.WriteLine(replayed == 1 ? "1 event will be delivered again" : $"{replayed} events will be delivered again");
        return replayed > 0 || more.Count == 0 ? ExitCode.Ok : ExitCode.NotFound;
    }
}
