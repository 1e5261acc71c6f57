using System.Text.Json;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>The object behind <c>end</c>.</summary>
internal static class EndLine
{
    public static SessionEnd? Parse(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var end = new SessionEnd(0, null, null, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            end = Take(ref reader, end);

        return end;
    }

    private static SessionEnd Take(ref Utf8JsonReader reader, SessionEnd end)
    {
        if (reader.ValueTextEquals(ShardFormat.Time))
            return end with { Time = JsonValues.Seconds(ref reader) ?? 0 };
        if (reader.ValueTextEquals(ShardFormat.Exit))
            return end with { ExitCode = JsonValues.Number(ref reader) is { } code and >= int.MinValue and <= int.MaxValue ? (int)code : null };
        if (reader.ValueTextEquals(ShardFormat.Reason))
            return end with { Reason = JsonValues.Text(ref reader) };
        if (reader.ValueTextEquals(ShardFormat.Events))
            return end with { Events = JsonValues.Number(ref reader) };
        if (reader.ValueTextEquals(ShardFormat.Bytes))
            return end with { Bytes = JsonValues.Number(ref reader) };
        if (reader.ValueTextEquals(ShardFormat.Lost))
            return end with { Lost = JsonValues.Number(ref reader) };

        reader.Read();
        reader.Skip();
        return end;
    }
}
