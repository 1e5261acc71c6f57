using System.CommandLine;
using System.CommandLine.Help;
using Decnet.Cli.Agent;
using Decnet.Cli.Attackers;
using Decnet.Cli.Bus;
using Decnet.Cli.Completion;
using Decnet.Cli.Exporting;
using Decnet.Cli.Profiles;
using Decnet.Cli.Replaying;
using Decnet.Cli.Sessions;
using Decnet.Cli.Status;
using Decnet.Cli.Terminal;
using Decnet.Cli.Webhooks;
using Decnet.Cli.Workers;

namespace Decnet.Cli.Invocation;

/// <summary>Every verb there is.</summary>
internal static class CommandTree
{
    public static RootCommand Build(Screen screen, TimeProvider time)
    {
        var source = new SourceOptions();
        var root = new RootCommand("See what intruders did on your deckies.")
        {
            new SessionsCommand(screen, source, time).Build(),
            new ReplayCommand(screen, source, time).Build(),
            new ExportCommand(screen, source).Build(),
            new AttackersCommand(screen, source, time).Build(),
            new AttackerCommand(screen, source).Build(),
            new ProfileCommand(screen, source).Build(),
            new StatusCommand(screen, source, time).Build(),
            new WorkersCommand(screen, source, time).Build(),
            new WebhooksCommand(screen, source, time).Build(),
            new BusCommand(screen, source).Build(),
            new CompletionCommand(screen).Build(),
            new AgentCommand(screen, source).Build(),
        };
        source.AddTo(root);
        root.SetAction(parsed => new HelpPage(screen).Invoke(parsed));
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpPage(screen);
        return root;
    }
}
