using System.Text.Json;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>The object behind <c>hdr</c>.</summary>
internal static class HeaderLine
{
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;
    private const int MaxSide = 1000;
    private const int MaxVariables = 16;
    // 9999-12-31: the last day that a date can hold.
    private const long MaxTimestamp = 253402300799;

    public static SessionHeader? Parse(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var header = new SessionHeader { Width = DefaultWidth, Height = DefaultHeight };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Take(ref reader, header);

        return header;
    }

    private static void Take(ref Utf8JsonReader reader, SessionHeader header)
    {
        if (reader.ValueTextEquals(ShardFormat.Width))
            header.Width = Side(JsonValues.Number(ref reader), DefaultWidth);
        else if (reader.ValueTextEquals(ShardFormat.Height))
            header.Height = Side(JsonValues.Number(ref reader), DefaultHeight);
        else if (reader.ValueTextEquals(ShardFormat.Timestamp))
            header.Timestamp = JsonValues.Number(ref reader) is { } at and > 0 and <= MaxTimestamp ? at : null;
        else if (reader.ValueTextEquals(ShardFormat.Environment))
            header.Environment = Variables(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Command))
            header.Command = JsonValues.Text(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.User))
            header.User = JsonValues.Text(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Source))
            header.Source = JsonValues.Text(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Tty))
            header.Tty = JsonValues.Text(ref reader) is not null;
        else if (reader.ValueTextEquals(ShardFormat.BootId))
            header.BootId = JsonValues.Text(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.ProcessId))
            header.ProcessId = JsonValues.Number(ref reader) is { } pid and > 0 ? pid : null;
        else if (reader.ValueTextEquals(ShardFormat.Part))
            header.Part = (int)Math.Clamp(JsonValues.Number(ref reader) ?? 1, 1, int.MaxValue);
        else
            Skip(ref reader);
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static int Side(long? cells, int otherwise) => cells is > 0 ? (int)Math.Min(cells.Value, MaxSide) : otherwise;

    private static Dictionary<string, string> Variables(ref Utf8JsonReader reader)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return variables;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (JsonValues.Text(ref reader) is { } value && variables.Count < MaxVariables)
                variables[name] = value;
        }

        return variables;
    }
}
