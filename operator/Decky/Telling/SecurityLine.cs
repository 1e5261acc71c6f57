using System.Globalization;
using System.Text;

namespace Decnet.Operator.Decky.Telling;

/// <summary>A line of RFC 5424 about a decky.</summary>
internal static class SecurityLine
{
    public static string Write(DateTimeOffset at, string decky, string what, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<134>1 {at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ} {decky} operator - {what} [relay@55555");
        foreach (var (name, value) in fields)
        {
            line.Append(' ').Append(name).Append("=\"");
            foreach (var c in value)
            {
                line.Append(c is '"' or '\\' or ']' ? "\\" : "").Append(char.IsControl(c) ? '\uFFFD' : c);
            }

            line.Append('"');
        }

        return line.Append(']').ToString();
    }
}
