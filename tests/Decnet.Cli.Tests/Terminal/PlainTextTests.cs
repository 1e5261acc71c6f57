using System.Text;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Tests.Terminal;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("one\r\ntwo", "one\ntwo\n", "lines")]
    [InlineData("\u001b[1;31mred\u001b[0m\r\n", "red\n", "colours go")]
    [InlineData("lx\b \bs\r\n", "ls\n", "a corrected typo, as bash draws it")]
    [InlineData("10%\r20%\r100%\r\n", "100%\n", "a progress line")]
    [InlineData("long line\rshort\u001b[K\r\n", "short\n", "erased to its end")]
    [InlineData("abc\u001b[2DX\r\n", "aXc\n", "written over")]
    [InlineData("abc\u001b[3D\u001b[1P\r\n", "bc\n", "a character deleted")]
    [InlineData("ac\b\u001b[1@b\r\n", "abc\n", "a character put in")]
    [InlineData("a\tb\r\n", "a       b\n", "tabs")]
    [InlineData("before\r\n\u001b[?1049hgarbage\u001b[5;5Hmore\r\n\u001b[?1049lafter\r\n", "before\n[full-screen program]\nafter\n", "an editor")]
    [InlineData("\u001b]0;title\aprompt$ \u001b[6n", "prompt$ \n", "title and query go")]
    [InlineData("gone\u001b[H\u001b[2Jnew\r\n", "gone\nnew\n", "a cleared screen was seen")]
    public void A_person_reads_what_stood_on_the_line(string recorded, string read, string why)
    {
        Assert.True(Show(recorded) == read, $"{why}: {Printable.Escape(Show(recorded))}");
    }

    [Theory]
    [InlineData("\u001b[999999999C!", "a cursor sent far away")]
    [InlineData("\u001b[999999999@x", "a gap without end")]
    [InlineData("\u001b[999999999G!", "a column beyond all")]
    public void An_absurd_move_costs_one_line(string recorded, string why)
    {
        Assert.True(Show(recorded).Length < 20_000, why);
    }

    private static string Show(string text)
    {
        var shown = new StringBuilder();
        var plain = new PlainText(shown);
        new EscapeParser(plain).Take(text);
        plain.Finish();
        return shown.ToString();
    }
}
