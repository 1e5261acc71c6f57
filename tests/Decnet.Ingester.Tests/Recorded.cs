using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Decnet.Ingester.Tests;

/// <summary>Lines as a recorder writes them.</summary>
internal static class Recorded
{
    public static string Sid(int session) => session.ToString("x8", CultureInfo.InvariantCulture) + "-1111-4222-8333-444455556666";

    public static string Session(int session, string source = "203.0.113.7", string typed = "id\r", Random? hands = null) =>
        Header(session, source) + Typed(session, typed, hands) + End(session, 60);

    public static string Header(int session, string source) =>
        $"{{\"sid\":\"{Sid(session)}\",\"hdr\":{{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":{1777593600 + (session * 60)},\"user\":\"admin\",\"src\":\"{source}\",\"service\":\"ssh\",\"tty\":\"/dev/pts/0\",\"pid\":7}}}}\n";

    public static string Typed(int session, string keys, Random? hands)
    {
        var (lines, now) = (new StringBuilder(), 3.0);
        foreach (var key in keys)
        {
            now += hands is null ? 0.05 : (0.06 + (0.2 * hands.NextDouble())) * (key is ' ' or '\r' ? 4 : 1);
            lines.Append(CultureInfo.InvariantCulture, $"{{\"sid\":\"{Sid(session)}\",\"t\":{now:0.000000},\"ch\":\"i\",\"d\":{JsonSerializer.Serialize(key.ToString())}}}\n");
            lines.Append(CultureInfo.InvariantCulture, $"{{\"sid\":\"{Sid(session)}\",\"t\":{now + 0.001:0.000000},\"ch\":\"o\",\"d\":{JsonSerializer.Serialize(key == '\r' ? "\r\n$ " : key.ToString())}}}\n");
        }

        return lines.ToString();
    }

    public static string End(int session, int seconds) =>
        $"{{\"sid\":\"{Sid(session)}\",\"end\":{{\"t\":{seconds}.000000,\"exit\":0,\"reason\":\"exit\",\"events\":9,\"bytes\":42}}}}\n";
}
