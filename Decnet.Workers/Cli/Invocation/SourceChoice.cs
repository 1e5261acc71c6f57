namespace Decnet.Cli.Invocation;

/// <summary>What the source options said.</summary>
internal sealed record SourceChoice(
    string? Local, string? Kubeconfig, string? Context, string? Namespace, bool AllNamespaces, string? SystemNamespace);
