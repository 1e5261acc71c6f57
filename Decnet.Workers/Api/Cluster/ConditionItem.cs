using System.Text.Json;

namespace Decnet.Api.Cluster;

/// <summary>What the operator says about an object.</summary>
/// <param name="Status">`True`, `False` or `Unknown`.</param>
internal sealed record ConditionItem(string Type, string Status, string? Reason, string? Message)
{
    public static IReadOnlyList<ConditionItem> Of(JsonElement thing) =>
        [.. thing.Items("status", "conditions").Select(one => new ConditionItem(one.Text("type") ?? "", one.Text("status") ?? "Unknown", one.Text("reason"), one.Text("message")))];
}
