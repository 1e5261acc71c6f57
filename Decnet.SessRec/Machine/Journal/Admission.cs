namespace Decnet.SessRec.Machine.Journal;

/// <summary>Which lines may come from whom. What is refused is counted and never passed on.</summary>
internal static class Admission
{
    /// <summary>False for a line that its writer cannot have: a session of somebody who is no recorder, a second one, another's.</summary>
    public static bool Allows(Writer writer, ClaimedLine line) => line.MessageId switch
    {
        "auth_attempt" => writer.Origin != Origin.SshShell && (writer.Origin != Origin.Inside || line.Value("service").SequenceEqual("passwd"u8)),
        "session_started" => IsRecorder(writer) && writer.Session is null && !writer.HasFinished && IsSession(line),
        "session_recorded" or "session_skipped" or "session_paused" or "session_resumed" =>
            writer.Session is { } session && line.Value("sid").SequenceEqual(session.SessionId),
        "login_accepted" or "login_closed" or "forward_requested" or "key_offered" => writer.Origin == Origin.SshServer,
        _ => false,
    };

    /// <summary>True for the lines that one caller can cause any number of.</summary>
    public static bool IsCheap(ClaimedLine line) => line.MessageId is not ("session_started" or "session_recorded" or "session_skipped");

    private static bool IsRecorder(Writer writer) => writer.Origin is Origin.SshShell or Origin.TelnetLogin;

    private static bool IsSession(ClaimedLine line)
    {
        var id = line.Value("sid");
        var service = line.Value("service");
        return id.Length == Shard.ShardFormat.SessionIdLength && !id.ContainsAnyExceptInRange((byte)'-', (byte)'f') && id.IndexOfAny((byte)'/', (byte)'\\', (byte)'.') < 0
            && (service.SequenceEqual("ssh"u8) || service.SequenceEqual("telnet"u8));
    }
}
