using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Decnet.Bus.Wire;

/// <summary>
/// The body of FWD: `{id:"…", ts:…, payload:{…}, type:"…"}` with 32 hexadecimal digits and seconds, other keys ignored. All are slices of the body, forwarded byte for byte.
/// </summary>
internal readonly ref struct ForwardBody(ReadOnlySpan<byte> id, ReadOnlySpan<byte> time, PublishBody rest)
{
    private const int IdLength = 32;

    // Seventeen digits, a sign, a point and an exponent: no number of seconds is longer. The bound in seconds is the year 5138.
    private const int LongestTime = 24;
    private const double LatestTime = 1e11;
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Lower-case hexadecimal digits, without quotes.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;

    /// <summary>A JSON number.</summary>
    public ReadOnlySpan<byte> Time { get; } = time;

    /// <summary>A JSON string with its quotes.</summary>
    public ReadOnlySpan<byte> Type { get; } = rest.Type;

    /// <summary>A JSON object.</summary>
    public ReadOnlySpan<byte> Payload { get; } = rest.Payload;

    public static bool TryRead(ReadOnlySpan<byte> s, out ForwardBody body)
    {
        body = default;
        if (s.IsEmpty || !PublishBody.TryRead(s, out var rest))
        {
            return false;
        }

        ReadOnlySpan<byte> id = default, time = default;
        var reader = new Utf8JsonReader(s);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isId, isTime) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("ts"u8));
            reader.Read();
            if (isId)
            {
                id = reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default;
            }
            else if (isTime)
            {
                time = reader.TokenType == JsonTokenType.Number ? reader.ValueSpan : default;
            }

            reader.Skip();
        }

        body = new ForwardBody(id, time, rest);
        return IsId(id) && IsTime(time);
    }

    public static bool IsId(ReadOnlySpan<byte> id) => id.Length == IdLength && !id.ContainsAnyExcept(Digits);

    private static bool IsTime(ReadOnlySpan<byte> time) =>
        time.Length is > 0 and <= LongestTime && Utf8Parser.TryParse(time, out double seconds, out var used) && used == time.Length
        && seconds is >= 0 and <= LatestTime;
}
