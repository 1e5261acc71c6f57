using Decnet.SessRec.Logging;

namespace Decnet.SessRec.Credentials;

/// <summary>
/// One try to log in, as a line of the log. Names and secrets are whatever an intruder sent: the printable form is for people, the
/// base64 one is exact as far as it goes, and <c>secret_bytes</c> tells the whole length.
/// </summary>
internal readonly ref struct AuthAttempt
{
    private const int NameLimit = 256;
    private const int PrintableLimit = 512;
    private const int ExactLimit = 765;

    public required ReadOnlySpan<byte> Service { get; init; }

    public required ReadOnlySpan<byte> SourceAddress { get; init; }

    public required ReadOnlySpan<byte> UserName { get; init; }

    public required ReadOnlySpan<byte> Secret { get; init; }

    /// <summary>sshd keeps the secret of an account that does not exist to itself and passes filler of the same length.</summary>
    public bool IsSecretKnown { get; init; }

    public required bool Accepted { get; init; }

    public void Write(SyslogSink log, ReadOnlySpan<byte> node, long wallMicroseconds) =>
        log.Write(Format(stackalloc byte[SyslogLine.Limit], node, wallMicroseconds));

    public ReadOnlySpan<byte> Format(Span<byte> buffer, ReadOnlySpan<byte> node, long wallMicroseconds)
    {
        var line = new SyslogLine(buffer, wallMicroseconds, node, "auth_attempt"u8);
        line.Add("service"u8, Service);
        line.Add("src_ip"u8, SourceAddress);
        line.Add("username"u8, Cut(UserName, NameLimit));
        if (IsSecretKnown)
        {
            line.Add("secret"u8, Cut(Secret, PrintableLimit));
            Span<byte> encoded = stackalloc byte[(ExactLimit / 3 * 4) + 4];
            _ = System.Buffers.Text.Base64.EncodeToUtf8(Cut(Secret, ExactLimit), encoded, out _, out var length);
            line.Add("secret_b64"u8, encoded[..length]);
        }

        line.Add("secret_bytes"u8, Secret.Length);
        line.Add("result"u8, Accepted ? "accepted"u8 : "refused"u8);
        return line.Finish();
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value, int limit) => value.Length > limit ? value[..limit] : value;
}
