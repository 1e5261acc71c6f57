using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Exporting;

/// <summary>The wire form of asciicast v2: one header object, then one array a line.</summary>
internal sealed class AsciicastLines(IBufferWriter<byte> output) : IDisposable
{
    // Nothing of this goes into HTML; control characters, C1 too, are escaped all the same.
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Header(SessionHeader header, AsciicastOptions options)
    {
        _json.WriteStartObject();
        _json.WriteNumber("version", 2);
        _json.WriteNumber("width", header.Width);
        _json.WriteNumber("height", header.Height);
        if (header.Timestamp is { } timestamp)
            _json.WriteNumber("timestamp", timestamp);
        if (options.IdleTimeLimit is { } limit)
            _json.WriteNumber("idle_time_limit", limit);
        if (header.Command is { } command)
            _json.WriteString("command", command);
        if (options.Title is { } title)
            _json.WriteString("title", title);

        _json.WriteStartObject("env");
        foreach (var (name, value) in header.Environment)
            _json.WriteString(name, value);
        _json.WriteEndObject();
        _json.WriteEndObject();
        EndLine();
    }

    public void Event(double time, char channel, string text)
    {
        Span<byte> number = stackalloc byte[32];
        time.TryFormat(number, out var length, "0.000000", CultureInfo.InvariantCulture);
        _json.WriteStartArray();
        _json.WriteRawValue(number[..length]);
        _json.WriteStringValue([channel]);
        _json.WriteStringValue(text);
        _json.WriteEndArray();
        EndLine();
    }

    public void Dispose() => _json.Dispose();

    private void EndLine()
    {
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
    }
}
