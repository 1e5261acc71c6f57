namespace Decnet.Cli.Cluster;

/// <summary>A container to run something in.</summary>
internal sealed record PodAddress(string Namespace, string Name, string Container, string? Node);
