using System.Text;
using System.Text.Json;

namespace Decnet.Cli.Replaying;

/// <summary>Events for a program, one object a line; bytes that are no UTF-8 also as base64.</summary>
internal static class EventJson
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static async Task WriteAsync(Recording recording, Stream output, CancellationToken cancellationToken)
    {
        await foreach (var happened in recording.EventsAsync(cancellationToken))
        {
            using var line = new MemoryStream();
            await using (var json = new Utf8JsonWriter(line))
                Write(json, happened);
            line.WriteByte((byte)'\n');
            await output.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellationToken);
        }
    }

    private static void Write(Utf8JsonWriter json, RecordedEvent happened)
    {
        json.WriteStartObject();
        json.WriteNumber("time", happened.Time);
        json.WriteString("channel", [happened.Channel]);
        json.WriteString("data", Encoding.UTF8.GetString(happened.Data));
        if (!IsText(happened.Data))
            json.WriteBase64String("base64", happened.Data);
        if (happened.NoEcho)
            json.WriteBoolean("noEcho", true);
        json.WriteEndObject();
    }

    private static bool IsText(byte[] data)
    {
        try
        {
            Strict.GetCharCount(data);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
