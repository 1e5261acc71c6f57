using System.Text.Json;

namespace Decnet.Api.Cluster;

/// <summary>A decky, without its accounts.</summary>
internal sealed record DeckyItem
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Hostname { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    public required bool Paused { get; init; }

    public required IReadOnlyList<EndpointItem> Endpoints { get; init; }

    public string? Node { get; init; }

    public long? SessionsTotal { get; init; }

    public DateTimeOffset? LastSessionAt { get; init; }

    public string? LastSource { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Ready first.</summary>
    public required IReadOnlyList<ConditionItem> Conditions { get; init; }

    public static DeckyItem Of(JsonElement decky) => new()
    {
        Namespace = decky.Text("metadata", "namespace") ?? "",
        Name = decky.Text("metadata", "name") ?? "",
        Hostname = decky.Text("spec", "hostname"),
        Services = [.. decky.Items("spec", "services").Select(service => service.Text("name") ?? "")],
        Paused = decky.Flag("spec", "paused") ?? false,
        Endpoints = [.. decky.Items("status", "endpoints").Select(one => new EndpointItem(one.Text("service") ?? "", one.Text("address") ?? "", one.Number("port")))],
        Node = decky.Text("status", "node"),
        SessionsTotal = decky.Number("status", "sessions", "total"),
        LastSessionAt = decky.Time("status", "sessions", "lastAt"),
        LastSource = decky.Text("status", "sessions", "lastSource"),
        CreatedAt = decky.Time("metadata", "creationTimestamp"),
        Conditions = ConditionItem.Of(decky),
    };
}
