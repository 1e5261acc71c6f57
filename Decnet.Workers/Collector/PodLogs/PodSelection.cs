namespace Decnet.Collector.PodLogs;

/// <summary>Which pods' logs are followed.</summary>
/// <param name="Namespaces">Empty: all.</param>
/// <param name="Labels">Selector.</param>
/// <param name="Node">Null: on any node.</param>
/// <param name="Container">The one whose log it is.</param>
internal sealed record PodSelection(IReadOnlyList<string> Namespaces, string Labels, string? Node, string Container)
{
    public const string DeckyLabel = "decnet.io/decky";

    /// <summary>Machines of deckies. Pods that prove their containment have the label too, and another component.</summary>
    public static PodSelection Machines(IReadOnlyList<string> namespaces, string node) =>
        new(namespaces, "app.kubernetes.io/managed-by=decnet-operator,app.kubernetes.io/component=decky," + DeckyLabel, node, "machine");

    /// <summary>The operator's pods, on whichever node: what it says of deckies is of use on all of them.</summary>
    public static PodSelection Operators(string ns) => new([ns], "app.kubernetes.io/part-of=decnet,app.kubernetes.io/component=operator", null, "operator");
}
