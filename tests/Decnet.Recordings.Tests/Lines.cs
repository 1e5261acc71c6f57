using System.Globalization;
using System.Text.Json;

namespace Decnet.Recordings.Tests;

/// <summary>Lines as a recorder writes them.</summary>
internal static class Lines
{
    public static string Sid(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:x8}-1111-4222-8333-444455556666");

    public static string Header(int session, string more = "") =>
        $"{{\"sid\":\"{Sid(session)}\",\"hdr\":{{\"version\":2,\"width\":100,\"height\":30,\"timestamp\":{1777593600 + session},"
        + $"\"env\":{{\"SHELL\":\"/bin/bash\",\"TERM\":\"xterm\"}}{more}}}}}\n";

    public static string Event(int session, double time, string data, char channel = 'o') =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"sid\":\"{Sid(session)}\",\"t\":{time:0.000000},\"ch\":\"{channel}\",\"d\":{JsonSerializer.Serialize(data)}}}\n");

    public static string End(int session, double time, int exit = 0, string more = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"sid\":\"{Sid(session)}\",\"end\":{{\"t\":{time:0.000000},\"exit\":{exit},\"reason\":\"exit\",\"events\":3,\"bytes\":42{more}}}}}\n");

    public static string Whole(int session) => Header(session) + Event(session, 0.5, "hello\r\n") + End(session, 1.5);
}
