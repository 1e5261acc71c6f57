namespace Decnet.Operator.Cluster.Watching;

/// <summary>Where the operator looks: everywhere, or in a list of namespaces (a Role in each is then enough).</summary>
internal sealed record WatchedNamespaces(IReadOnlyList<string> Names)
{
    /// <summary>What to list and watch: one empty scope stands for the whole cluster.</summary>
    public IReadOnlyList<string> Scopes => Names.Count == 0 ? [""] : Names;

    /// <summary>The same and one more; the whole cluster has it already.</summary>
    public WatchedNamespaces And(string name) => Names.Count == 0 ? this : new([.. Names.Append(name).Distinct()]);

    /// <param name="list">Separated by commas; blank for the whole cluster.</param>
    public static WatchedNamespaces Parse(string? list) =>
        new([.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]);
}
