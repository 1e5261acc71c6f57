namespace Decnet.Cli.Tests.Cluster;

/// <summary>A node whose agent reads a folder here.</summary>
/// <param name="Name">Of the node; the agent's pod is called agent-NAME.</param>
/// <param name="Root">The artifact root; a folder that isn't there makes the agent fail.</param>
/// <param name="Ready">Whether the pod says that it is.</param>
/// <param name="IsGoing">Somebody deleted the pod.</param>
internal sealed record FakeNode(string Name, string Root, bool Ready = true, bool IsGoing = false);
