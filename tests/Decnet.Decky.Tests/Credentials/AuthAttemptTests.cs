using System.Text;
using Decnet.SessRec.Credentials;
using Decnet.SessRec.Logging;

namespace Decnet.Decky.Tests.Credentials;

public sealed class AuthAttemptTests
{
    [Fact]
    public void An_attempt_is_one_line_with_the_secret_readable_and_exact() =>
        Assert.Equal(
            "<134>1 2026-04-24T03:06:40.000000Z web-01 sessrec - auth_attempt [relay@55555 service=\"ssh\" src_ip=\"2001:db8::1\""
            + " username=\"admin\" secret=\"hunter2\" secret_b64=\"aHVudGVyMg==\" secret_bytes=\"7\" result=\"refused\"]\n",
            Line("admin"u8, "hunter2"u8));

    [Fact]
    public void Quotes_brackets_and_newlines_cannot_end_a_value()
    {
        var line = Line("a\"]\n<134>1 x"u8, "\"]\\\r\n\0end"u8);

        Assert.Contains("username=\"a\\\"\\]\ufffd<134>1 x\"", line, StringComparison.Ordinal);
        Assert.Contains("secret=\"\\\"\\]\\\\\ufffd\ufffd\ufffdend\"", line, StringComparison.Ordinal);
        Assert.Contains($"secret_b64=\"{Convert.ToBase64String("\"]\\\r\n\0end"u8)}\"", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_kept_in_base64()
    {
        byte[] secret = [0xff, 0xfe, 0x80, 0x41];

        Assert.Contains($"secret_b64=\"{Convert.ToBase64String(secret)}\"", Line("admin"u8, secret), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x41)]
    [InlineData(0xff)]
    [InlineData(']')]
    public void Ten_kilobytes_of_anything_fit_a_line_and_tell_their_length(byte filling)
    {
        var much = new byte[10240];
        Array.Fill(much, filling);

        var line = Line(much, much);

        Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, SyslogLine.Limit);
        Assert.Contains(" secret_bytes=\"10240\" result=\"refused\"]\n", line, StringComparison.Ordinal);
        Assert.Contains(" secret_b64=\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_sshd_keeps_to_itself_is_not_made_up()
    {
        var line = Line("nobody-here"u8, "\b\n\r\u007fINC"u8, known: false);

        Assert.DoesNotContain("secret=", line, StringComparison.Ordinal);
        Assert.Contains("username=\"nobody-here\" secret_bytes=\"7\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\b\n\r\u007fINCORRECT\b\n", true)]
    [InlineData("\b", true)]
    [InlineData("\b\n\r\u007fINCORRECT!", false)]
    [InlineData("INCORRECT", false)]
    [InlineData("", false)]
    public void Filler_is_known_at_every_length(string secret, bool filler) =>
        Assert.Equal(filler, Filler.Is(Encoding.UTF8.GetBytes(secret)));

    private static string Line(ReadOnlySpan<byte> name, ReadOnlySpan<byte> secret, bool known = true) => Encoding.UTF8.GetString(
        new AuthAttempt
        {
            Service = "ssh"u8,
            SourceAddress = "2001:db8::1"u8,
            UserName = name,
            Secret = secret,
            IsSecretKnown = known,
            Accepted = false,
        }.Format(new byte[SyslogLine.Limit], "web-01"u8, 1_777_000_000_000_000));
}
