using System.Text.Json;

namespace Decnet.Operator.Decky.Proving;

/// <summary>The last words of a container that verified. They come from a pod's status, so they are bounded and checked like anything from outside.</summary>
internal sealed record ProofReport
{
    private const int MostItems = 16;
    private const int LongestItem = 200;

    public IReadOnlyList<string> Reached { get; init; } = [];

    public IReadOnlyList<string> Tried { get; init; } = [];

    public IReadOnlyList<string> Seen { get; init; } = [];

    public IReadOnlyList<string> Noted { get; init; } = [];

    /// <returns>Null when these are no such words.</returns>
    public static ProofReport? Parse(string? words)
    {
        try
        {
            using var json = JsonDocument.Parse(words ?? "");
            return json.RootElement.ValueKind != JsonValueKind.Object || List(json.RootElement, "tried") is not { Count: > 0 } tried
                || List(json.RootElement, "reached") is not { } reached
                ? null
                : new()
                {
                    Tried = tried,
                    Reached = reached,
                    Seen = List(json.RootElement, "seen") ?? [],
                    Noted = List(json.RootElement, "noted") ?? [],
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string>? List(JsonElement report, string name) =>
        report.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => Plain(item.GetString()!)).Distinct().Take(MostItems)]
            : null;

    private static string Plain(string text) =>
        string.Concat(text.Take(LongestItem).Select(c => c is < ' ' or > '~' ? '?' : c));
}
