using System.CommandLine;

namespace Decnet.Cli.Agent;

/// <summary>Where an agent's pod mounts the node's artifact root.</summary>
internal static class AgentRoot
{
    public const string Default = "/artifacts";

    public static Option<string> Option { get; } =
        new("--root") { HelpName = "PATH", Description = "The mounted artifact root", DefaultValueFactory = _ => Default, Recursive = true };
}
