using System.Text.Json;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>Parses one line. Keys that it doesn't know are skipped; a line that is no JSON object of ours is a result, not an exception.</summary>
public static class ShardLine
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    public static bool TryParse(ReadOnlyMemory<byte> line, out ShardRecord record)
    {
        record = default;
        if (SessionIds.Of(line.Span).IsEmpty)
            return false;

        try
        {
            var reader = new Utf8JsonReader(line.Span, Options);
            record = Parse(ref reader, line);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A string that is no text: half a surrogate pair, or bytes that are no UTF-8.
            return false;
        }
    }

    private static ShardRecord Parse(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        var fields = new LineFields();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Take(ref reader, ref fields, line);

        return fields.ToRecord();
    }

    private static void Take(ref Utf8JsonReader reader, ref LineFields fields, ReadOnlyMemory<byte> line)
    {
        if (reader.ValueTextEquals(ShardFormat.Time))
            fields.Time = JsonValues.Seconds(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Channel))
            fields.Channel = JsonValues.Text(ref reader) is [var channel] ? channel : null;
        else if (reader.ValueTextEquals(ShardFormat.Data))
            fields.Data = JsonValues.Raw(ref reader, line);
        else if (reader.ValueTextEquals(ShardFormat.Base64))
            fields.Base64 = JsonValues.Raw(ref reader, line) ?? default;
        else if (reader.ValueTextEquals(ShardFormat.NoEcho))
            fields.NoEcho = JsonValues.Flag(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Descriptor))
            fields.Descriptor = JsonValues.Number(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Truncated))
            fields.Truncated = JsonValues.Flag(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.Header))
            fields.Header = HeaderLine.Parse(ref reader);
        else if (reader.ValueTextEquals(ShardFormat.End))
            fields.End = EndLine.Parse(ref reader);
        else
            fields.Continued |= TakeOther(ref reader);
    }

    private static bool TakeOther(ref Utf8JsonReader reader)
    {
        var continued = reader.ValueTextEquals(ShardFormat.Continued);
        reader.Read();
        reader.Skip();
        return continued;
    }
}
