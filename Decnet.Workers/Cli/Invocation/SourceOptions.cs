using System.CommandLine;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Invocation;

/// <summary>Where to read from: a folder on disk, or a cluster named as kubectl names it.</summary>
internal sealed class SourceOptions
{
    public Option<string?> Local { get; } = new("--local") { HelpName = "PATH", Description = "Read an artifact root on this machine instead of a cluster" };

    public Option<string?> Kubeconfig { get; } = new("--kubeconfig") { Recursive = true, HelpName = "FILE", Description = "Kubeconfig (default: $KUBECONFIG, then ~/.kube/config)" };

    public Option<string?> Context { get; } = new("--context") { Recursive = true, HelpName = "NAME", Description = "Context in the kubeconfig" };

    public Option<string?> Namespace { get; } = new("--namespace", "-n") { Recursive = true, HelpName = "NS", Description = "Namespace of the decky" };

    public Option<bool> AllNamespaces { get; } = new("--all-namespaces", "-A") { Recursive = true, Description = "Every namespace" };

    public Option<string?> SystemNamespace { get; } = new("--system-namespace")
    {
        Recursive = true,
        HelpName = "NS",
        Description = "Where DECNET is installed (default: wherever its agents are found)",
    };

    /// <summary>What every verb understands, before it or behind it, as with kubectl.</summary>
    public void AddTo(RootCommand root)
    {
        root.Add(Namespace);
        root.Add(AllNamespaces);
        root.Add(Kubeconfig);
        root.Add(Context);
        root.Add(SystemNamespace);
    }

    public SourceChoice Read(ParseResult parsed)
    {
        var space = parsed.GetValue(Namespace);
        if (space is not null && !DnsLabel.IsValid(space))
            throw new CliFault(ExitCode.Usage, "that is no name of a namespace", "names are lower-case letters, digits and -");
        if (space is not null && parsed.GetValue(AllNamespaces))
            throw new CliFault(ExitCode.Usage, "-n names one namespace and -A means all", "give one of them");

        return new SourceChoice(
            parsed.GetValue(Local),
            parsed.GetValue(Kubeconfig),
            parsed.GetValue(Context),
            space,
            parsed.GetValue(AllNamespaces),
            parsed.GetValue(SystemNamespace));
    }
}
