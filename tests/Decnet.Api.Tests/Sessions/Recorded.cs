using System.Globalization;
using System.Text;
using System.Text.Json;
using Decnet.Store.Model;

namespace Decnet.Api.Tests.Sessions;

/// <summary>Sessions as the store has them, and their lines as a recorder writes them.</summary>
internal static class Recorded
{
    public const long Second = 1_000_000;
    public const long Start = 1_777_593_600 * Second;

    public static string Sid(int number) => number.ToString("x8", CultureInfo.InvariantCulture) + "-1111-4222-8333-444455556666";

    public static Session Session(int number, string space = "lab", string decky = "web", string? address = "203.0.113.7", long? attacker = null, long? ended = 60) => new()
    {
        Namespace = space,
        Decky = decky,
        Service = "ssh",
        Sid = Sid(number),
        AttackerId = attacker,
        Address = address,
        UserName = "admin",
        StartedUs = Start + (number * Second),
        EndedUs = ended is { } seconds ? Start + ((number + seconds) * Second) : null,
        DurationS = ended,
        ExitCode = ended is null ? null : 0,
        Reason = ended is null ? null : "exit",
        Tty = true,
        FirstDay = "2026-05-01",
        LastDay = "2026-05-01",
    };

    public static string Header(int number) =>
        $"{{\"sid\":\"{Sid(number)}\",\"hdr\":{{\"version\":2,\"width\":100,\"height\":30,\"timestamp\":{1777593600 + number},\"user\":\"admin\",\"service\":\"ssh\",\"tty\":\"/dev/pts/0\"}}}}\n";

    public static string Event(int number, double at, char channel, string text, bool noEcho = false) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"sid\":\"{Sid(number)}\",\"t\":{at:0.000000},\"ch\":\"{channel}\",\"d\":{JsonSerializer.Serialize(text)}{(noEcho ? ",\"ne\":true" : "")}}}\n");

    /// <summary>Bytes that are no UTF-8 by themselves.</summary>
    public static string Bytes(int number, double at, char channel, params byte[] bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"sid\":\"{Sid(number)}\",\"t\":{at:0.000000},\"ch\":\"{channel}\",\"d\":\"?\",\"b64\":\"{Convert.ToBase64String(bytes)}\"}}\n");

    public static string End(int number) =>
        $"{{\"sid\":\"{Sid(number)}\",\"end\":{{\"t\":60.000000,\"exit\":0,\"reason\":\"exit\",\"events\":9,\"bytes\":42}}}}\n";

    public static string Lines(params string[] lines) => new StringBuilder().AppendJoin("", lines).ToString();
}
