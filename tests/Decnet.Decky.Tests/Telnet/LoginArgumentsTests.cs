using Decnet.SessRec.Recording;
using Decnet.SessRec.Telnet;

namespace Decnet.Decky.Tests.Telnet;

public sealed class LoginArgumentsTests
{
    [Theory]
    [InlineData("-p -h 10.0.0.5", "10.0.0.5", "")]
    [InlineData("-p -h 10.0.0.5 admin", "10.0.0.5", "admin")]
    [InlineData("-p -h 10.0.0.5 -f root", "10.0.0.5", "root")]
    [InlineData("-p -h h -- -froot", "h", "")]
    [InlineData("", "", "")]
    public void A_name_is_only_ever_a_claim(string line, string host, string name) =>
        Assert.Equal(new LoginArguments(host, name), LoginArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_last_log_in_is_told_in_pam_lastlogs_words() =>
        Assert.Equal("Last login: Fri Apr 24 03:06:40 UTC 2026 from 192.0.2.7 on pts/1\n", LastLogin.Describe(LastLogin.Record(1_777_000_000, "pts/1", "192.0.2.7")));

    [Fact]
    public void Of_somebody_new_nothing_is_told() => Assert.Equal("", LastLogin.Describe(new byte[LastLogin.RecordSize]));
}
