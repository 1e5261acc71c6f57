using System.Text.Json;

namespace Decnet.Operator.Cluster.Writing;

/// <summary>
/// Whether an object already holds everything that is desired. Objects may hold more (defaults, other owners' fields); lists
/// must match in length and order. A wrong "no" costs one request; a wrong "yes" would hide drift, so nothing is interpreted.
/// </summary>
internal static class FieldSubset
{
    public static bool Holds(JsonElement actual, JsonElement desired) => desired.ValueKind switch
    {
        JsonValueKind.Object => actual.ValueKind == JsonValueKind.Object && HoldsObject(actual, desired),
        JsonValueKind.Array => actual.ValueKind == JsonValueKind.Array && HoldsArray(actual, desired),
        JsonValueKind.String => actual.ValueKind == JsonValueKind.String && actual.ValueEquals(desired.GetString()),
        JsonValueKind.Number => actual.ValueKind == JsonValueKind.Number && actual.GetRawText() == desired.GetRawText(),
        _ => actual.ValueKind == desired.ValueKind,
    };

    // A null in an applied object asks for nothing.
    private static bool SaysNothing(JsonElement desired) => desired.ValueKind == JsonValueKind.Null;

    private static bool HoldsObject(JsonElement actual, JsonElement desired)
    {
        foreach (var field in desired.EnumerateObject())
        {
            if (SaysNothing(field.Value))
                continue;
            if (!actual.TryGetProperty(field.Name, out var value) || !Holds(value, field.Value))
                return false;
        }

        return true;
    }

    private static bool HoldsArray(JsonElement actual, JsonElement desired)
    {
        if (actual.GetArrayLength() != desired.GetArrayLength())
            return false;

        using var left = actual.EnumerateArray();
        using var right = desired.EnumerateArray();
        while (left.MoveNext() && right.MoveNext())
        {
            if (!Holds(left.Current, right.Current))
                return false;
        }

        return true;
    }
}
