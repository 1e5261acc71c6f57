using Decnet.Store.Model;
using Decnet.Store.Writing;

namespace Decnet.Store.Tests.Writing;

internal static class Rows
{
    public const long Second = 1_000_000;

    public static LogWrite Log(long position, string source = "pod", long at = 5 * Second, string text = "hello") => new(new LogEntry
    {
        Source = source,
        SourcePosition = position,
        AtUs = at,
        Namespace = "lab",
        Decky = "web",
        Pod = "web-1",
        Severity = 6,
        App = "sessrec",
        MessageId = "session_started",
        Fields = "{}",
        Text = text,
    });

    public static Session Session(int number, string decky = "web", string? reason = null, long started = 10 * Second, string space = "lab", string address = "203.0.113.7") => new()
    {
        Namespace = space,
        Decky = decky,
        Service = "ssh",
        Sid = $"{number:x8}-1111-4222-8333-444455556666",
        Address = address,
        UserName = "admin",
        StartedUs = started,
        FirstDay = "2026-05-01",
        LastDay = "2026-05-01",
        Tty = true,
        EndedUs = reason is null ? null : started + (60 * Second),
        DurationS = 60,
        ExitCode = 0,
        Reason = reason,
        Events = 5,
        Bytes = 100,
    };

    public static CredentialWrite Credential(string secret, long at = Second, bool accepted = false) => new(new Credential
    {
        Address = "203.0.113.7",
        Namespace = "lab",
        Decky = "web",
        Service = "ssh",
        UserName = "root",
        Secret = secret,
        SecretBase64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)),
        Accepted = accepted,
        FirstUs = at,
        LastUs = at,
    });
}
