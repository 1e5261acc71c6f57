using System.CommandLine;
using System.Globalization;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Webhooks;

/// <summary>`decnet webhooks rearm NAME`: what `kubectl edit` would do, by the way that the subscription's circuit asks for.</summary>
internal sealed class RearmCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Argument<string> _name = new("NAME") { Description = "The subscription" };

    public Command Build()
    {
        var command = new Command("rearm", "Deliver again after a trip or a pause; what was withheld goes first") { _name };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var subscription = await SubscriptionList.FindAsync(cluster, choice, parsed.GetRequiredValue(_name), cancellationToken);
        if (subscription is { State: "Active", Enabled: true })
        {
            screen.WriteLine($"{Printable.Escape(subscription.Name)} is active already");
            return ExitCode.Ok;
        }

        await cluster.MergeAsync(SubscriptionList.Path(subscription), Patch(subscription), cancellationToken);
        screen.WriteLine($"{Style.Good.Apply("✔", screen.Colors)} {Printable.Escape(subscription.Name)} delivers again (was {Printable.Escape(subscription.State ?? "unknown")})");
        return ExitCode.Ok;
    }

    private string Patch(SubscriptionView subscription)
    {
        var rearm = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return !subscription.InStatusAlone ? """{"spec":{"enabled":true}}"""
            : subscription.Enabled ? $$$$"""{"metadata":{"annotations":{"decnet.io/rearm":"{{{{rearm}}}}"}}}"""
            : $$$$"""{"metadata":{"annotations":{"decnet.io/rearm":"{{{{rearm}}}}"}},"spec":{"enabled":true}}""";
    }
}
