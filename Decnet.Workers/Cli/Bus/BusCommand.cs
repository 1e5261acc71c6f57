using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Bus;

/// <summary>`decnet bus tap` and `decnet bus publish`: through a command in the bus' pod, since the socket is there.</summary>
internal sealed class BusCommand(Screen screen, SourceOptions source)
{
    private readonly Option<string?> _node = new("--node") { Recursive = true, HelpName = "NODE", Description = "Only the bus of this node" };

    public Command Build() => new("bus", "Watch the workers' events, or publish one")
    {
        _node,
        new TapCommand(screen, source, _node).Build(),
        new PublishCommand(screen, source, _node).Build(),
    };
}
