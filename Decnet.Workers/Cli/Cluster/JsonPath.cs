using System.Text.Json;

namespace Decnet.Cli.Cluster;

/// <summary>Reads a field deep in an object, where any part of the way may be missing.</summary>
internal static class JsonPath
{
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>A condition of `status.conditions`.</summary>
    public static JsonElement? Condition(this JsonElement element, string type) => element.Items("status", "conditions")
        .Where(condition => condition.Text("type") == type)
        .Select(condition => (JsonElement?)condition)
        .FirstOrDefault();
}
