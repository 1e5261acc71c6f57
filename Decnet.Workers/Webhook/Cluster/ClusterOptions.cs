using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>Where subscriptions are looked for.</summary>
internal sealed record ClusterOptions
{
    /// <summary>The worker's own namespace: subscriptions there may see everything.</summary>
    public required string Home { get; init; }

    /// <summary>Beside the own one; empty for the whole cluster.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Failed deliveries that trip a subscription that says nothing else. Default 5.</summary>
    public int CircuitThreshold { get; init; } = CircuitSpec.UsualThreshold;

    /// <summary>What to list and watch; one empty scope stands for the whole cluster.</summary>
    public IReadOnlyList<string> Scopes => Namespaces.Count == 0 ? [""] : [.. Namespaces.Append(Home).Distinct()];
}
