using System.Text;
using Decnet.SessRec.Logging;
using Decnet.SessRec.Machine.Journal;

namespace Decnet.Decky.Tests.Machine.Journal;

public sealed class ClaimedLineTests
{
    private const string Before = "<134>1 2026-11-25T00:00:00.000000Z web app - ";

    [Fact]
    public void What_the_writers_write_is_understood_whatever_its_values_are()
    {
        var buffer = new byte[SyslogLine.Limit];
        var line = new SyslogLine(buffer, 0, "web"u8, "auth_attempt"u8);
        line.Add("secret"u8, "a\"b\\c]d\n\u0000é😀"u8);
        line.Add("empty"u8, ""u8);

        var claimed = ClaimedLine.Parse(line.Finish());

        Assert.NotNull(claimed);
        Assert.Equal("auth_attempt", claimed.MessageId);
        Assert.Equal("a\"b\\c]d\ufffd\ufffdé😀", Encoding.UTF8.GetString(claimed.Value("secret")));
        Assert.Equal(["secret", "empty"], claimed.Fields.Select(field => field.Key));
    }

    [Theory]
    [InlineData("x [relay@55555]")]
    [InlineData("x [relay@55555 a=\"\"]")]
    [InlineData("x [relay@55555 a=\"\\\\\\\"\\]\"]\n")]
    public void The_format_has_its_corners(string rest) => Assert.NotNull(ClaimedLine.Parse(Encoding.UTF8.GetBytes(Before + rest)));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("x ")]
    [InlineData("X [relay@55555 a=\"b\"]")]
    [InlineData("x [other@1 a=\"b\"]")]
    [InlineData("x [relay@55555 a=\"b\"")]
    [InlineData("x [relay@55555 a=\"b]")]
    [InlineData("x [relay@55555 a=\"b\"] more")]
    [InlineData("x [relay@55555 a=\"b\"][relay@55555 c=\"d\"]")]
    [InlineData("x [relay@55555 a=\"b\"]\n\n")]
    [InlineData("x [relay@55555 a=\"b]c\"]")]
    [InlineData("x [relay@55555 a=\"b\\nc\"]")]
    [InlineData("x [relay@55555 a=\"b\nc\"]")]
    [InlineData("x [relay@55555 a=\"\u0007\"]")]
    [InlineData("x [relay@55555 a=\"1\" a=\"2\"]")]
    [InlineData("x [relay@55555 A=\"b\"]")]
    [InlineData("x [relay@55555 a b=\"c\"]")]
    [InlineData("x [relay@55555 =\"c\"]")]
    [InlineData("x [relay@55555  a=\"c\"]")]
    public void What_bends_it_is_no_line(string rest) => Assert.Null(ClaimedLine.Parse(Encoding.UTF8.GetBytes(Before + rest)));

    [Fact]
    public void Bytes_that_are_no_text_are_no_line() => Assert.Null(ClaimedLine.Parse([.. Encoding.UTF8.GetBytes(Before + "x [relay@55555 a=\""), 0xff, .. "\"]"u8]));

    [Fact]
    public void No_cut_of_a_line_is_a_line()
    {
        var whole = Encoding.UTF8.GetBytes(Before + "x [relay@55555 a=\"b\\\"c\" d=\"e\"]");
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(ClaimedLine.Parse(whole.AsSpan(0, length))));
    }
}
