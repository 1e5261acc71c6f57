using System.Text.Json;

namespace Decnet.Recordings.Reading;

/// <summary>Takes the value behind the property the reader stands on. A value of another type than expected counts as absent.</summary>
internal static class JsonValues
{
    // A century: whatever claims to be longer is no session, and microseconds of it still fit a long.
    private const double MaxSeconds = 3_155_760_000;

    public static double? Seconds(ref Utf8JsonReader reader) =>
        Moves(ref reader, JsonTokenType.Number) && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? Math.Clamp(value, 0, MaxSeconds)
            : null;

    public static long? Number(ref Utf8JsonReader reader) =>
        Moves(ref reader, JsonTokenType.Number) && reader.TryGetInt64(out var value) ? value : null;

    public static string? Text(ref Utf8JsonReader reader) => Moves(ref reader, JsonTokenType.String) ? reader.GetString() : null;

    public static bool Flag(ref Utf8JsonReader reader) => Moves(ref reader, JsonTokenType.True);

    /// <summary>The string's bytes in the line, still escaped.</summary>
    public static ReadOnlyMemory<byte>? Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        // Not a conditional expression: its null would become an empty memory.
        if (Moves(ref reader, JsonTokenType.String))
            return line.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

        return null;
    }

    private static bool Moves(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        if (reader.TokenType == expected)
            return true;

        reader.Skip();
        return false;
    }
}
