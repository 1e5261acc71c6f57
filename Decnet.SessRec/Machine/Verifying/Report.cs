using System.Text;

namespace Decnet.SessRec.Machine.Verifying;

/// <summary>What was found, as one JSON object of lists of text, small enough for a container's last words.</summary>
internal static class Report
{
    /// <summary>Kubernetes keeps 4096 bytes of a message; four lists of this many fit in.</summary>
    private const int ListLimit = 900;

    public static byte[] Write(IEnumerable<(string Name, IEnumerable<string> Items)> lists)
    {
        var text = new StringBuilder("{");
        foreach (var (name, items) in lists)
        {
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(name).Append("\":[");
            var start = text.Length;
            foreach (var item in items)
            {
                var plain = Plain(item);
                if (text.Length - start + plain.Length + 3 > ListLimit)
                {
                    break;
                }

                text.Append(text.Length > start ? "," : "").Append('"').Append(plain).Append('"');
            }

            text.Append(']');
        }

        return Encoding.ASCII.GetBytes(text.Append('}').ToString());
    }

    // Printable ASCII that needs no escape; names of files may hold anything.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, 200));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 200)))
        {
            plain.Append(c is < ' ' or > '~' or '"' or '\\' ? '?' : c);
        }

        return plain.ToString();
    }
}
