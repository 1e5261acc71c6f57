using System.Text;
using System.Text.Unicode;

namespace Decnet.SessRec.Machine.Journal;

/// <summary>
/// A line as its writer sent it, taken apart. Nothing of it is passed on as it came: time, node and application are PID 1's own, and
/// every value is escaped anew, so that no writer can break the format of the log.
/// </summary>
internal sealed class ClaimedLine
{
    private const int HeaderFields = 4;
    private const int FieldLimit = 24;
    private const int NameLimit = 32;

    private ClaimedLine(string messageId, List<KeyValuePair<string, byte[]>> fields) => (MessageId, Fields) = (messageId, fields);

    public string MessageId { get; }

    public List<KeyValuePair<string, byte[]>> Fields { get; }

    public ReadOnlySpan<byte> Value(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return default;
    }

    /// <summary>Null when it is no line of ours: one element, known escapes, UTF-8, no control characters, nothing behind it.</summary>
    public static ClaimedLine? Parse(ReadOnlySpan<byte> line)
    {
        line = line.EndsWith("\n"u8) ? line[..^1] : line;
        if (!line.StartsWith("<134>1 "u8) || !Utf8.IsValid(line))
        {
            return null;
        }

        var rest = line[7..];
        var messageId = "";
        for (var field = 0; field <= HeaderFields; field++)
        {
            var end = rest.IndexOf((byte)' ');
            if (end is <= 0 or > 255)
            {
                return null;
            }

            messageId = field == HeaderFields ? NameOf(rest[..end]) : "";
            rest = rest[(end + 1)..];
        }

        return messageId.Length > 0 && rest.StartsWith("[relay@55555"u8) && ReadFields(rest[12..]) is { } fields ? new(messageId, fields) : null;
    }

    private static List<KeyValuePair<string, byte[]>>? ReadFields(ReadOnlySpan<byte> rest)
    {
        var fields = new List<KeyValuePair<string, byte[]>>();
        while (rest.StartsWith(" "u8) && fields.Count < FieldLimit)
        {
            var equals = rest.IndexOf("=\""u8);
            var name = equals < 0 ? "" : NameOf(rest[1..equals]);
            if (name.Length == 0 || fields.Exists(field => field.Key == name) || ReadValue(rest[(equals + 2)..], out var length) is not { } value)
            {
                return null;
            }

            fields.Add(new(name, value));
            rest = rest[(equals + 2 + length)..];
        }

        return rest.SequenceEqual("]"u8) ? fields : null;
    }

    // Up to and with the closing quote.
    private static byte[]? ReadValue(ReadOnlySpan<byte> text, out int length)
    {
        var value = new List<byte>();
        for (length = 0; length < text.Length; length++)
        {
            var b = text[length];
            if (b == '"')
            {
                length++;
                return [.. value];
            }

            if (b == '\\' && ++length < text.Length)
            {
                b = text[length];
                if (b is not ((byte)'"' or (byte)'\\' or (byte)']'))
                {
                    return null;
                }
            }
            else if (b is < 0x20 or 0x7f or (byte)']' or (byte)'\\')
            {
                return null;
            }

            value.Add(b);
        }

        return null;
    }

    private static string NameOf(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_'))
            {
                return "";
            }
        }

        return text.Length > NameLimit ? "" : Encoding.ASCII.GetString(text);
    }
}
