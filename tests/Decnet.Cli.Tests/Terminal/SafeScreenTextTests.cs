using System.Text;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Tests.Terminal;

public sealed class SafeScreenTextTests
{
    private const string Esc = "\u001b";

    [Theory]
    [InlineData("plain text\r\n\tünï ✓ 🦊\b")]
    [InlineData(Esc + "[1;38;5;196mred" + Esc + "[0m")]
    [InlineData(Esc + "[38:2::1:2:3m")]
    [InlineData(Esc + "[2J" + Esc + "[H" + Esc + "[10;20H" + Esc + "[K" + Esc + "[3A")]
    [InlineData(Esc + "[?1049h" + Esc + "[?25l" + Esc + "[1;24r")]
    [InlineData(Esc + "(0lqk" + Esc + "(B")]
    [InlineData(Esc + "7" + Esc + "8" + Esc + "M" + Esc + "[!p")]
    public void What_draws_is_kept(string text) => Assert.Equal(text, Show(text));

    [Theory]
    [InlineData(Esc + "]52;c;ZXZpbA==\a", "writes the clipboard")]
    [InlineData(Esc + "]52;c;?" + Esc + "\\", "reads the clipboard")]
    [InlineData(Esc + "]0;owned\a", "sets the title")]
    [InlineData("\u009d0;owned\u009c", "sets the title, in 8 bits")]
    [InlineData(Esc + "]8;;file:///etc/passwd" + Esc + "\\", "makes a link")]
    [InlineData(Esc + "]1337;File=inline=1:AAAA\a", "sends a file")]
    [InlineData(Esc + "P+q544e" + Esc + "\\", "asks for terminal capabilities")]
    [InlineData(Esc + "P$qm" + Esc + "\\", "asks for the settings, DECRQSS")]
    [InlineData("\u0090$qm\u009c", "the same in 8 bits")]
    [InlineData(Esc + "_Gi=1;AAAA" + Esc + "\\", "draws a picture, APC")]
    [InlineData(Esc + "^pm" + Esc + "\\", "privacy message")]
    [InlineData(Esc + "Xsos" + Esc + "\\", "SOS")]
    [InlineData(Esc + "[c", "asks who the terminal is")]
    [InlineData(Esc + "[>c", "asks for the terminal's version")]
    [InlineData(Esc + "[>q", "XTVERSION")]
    [InlineData("\u009bc", "the same in 8 bits")]
    [InlineData(Esc + "[6n", "asks for the cursor")]
    [InlineData(Esc + "[?6n", "the same, DEC")]
    [InlineData(Esc + "[21t", "reports the title as typed text")]
    [InlineData(Esc + "[8;10;10t", "resizes the window")]
    [InlineData(Esc + "[5i", "prints")]
    [InlineData(Esc + "[?1000h" + Esc + "[?1006h", "mouse")]
    [InlineData(Esc + "[?1004h", "focus events")]
    [InlineData(Esc + "[?2004h", "bracketed paste")]
    [InlineData(Esc + "[?1h" + Esc + "=", "application keys")]
    [InlineData(Esc + "[>4;2m", "modifyOtherKeys")]
    [InlineData(Esc + "[>1u" + Esc + "[=1;1u" + Esc + "[?u", "keyboard protocol")]
    [InlineData(Esc + "[?3h", "132 columns")]
    [InlineData(Esc + "[3J", "clears the scrollback")]
    [InlineData(Esc + "[$p" + Esc + "[?1$p", "asks for a mode")]
    [InlineData(Esc + "[1;1;1;1;1T", "mouse tracking")]
    [InlineData(Esc + "Z", "DECID")]
    [InlineData(Esc + "%@", "another character set")]
    [InlineData(Esc + "[99999999b", "repeats for ever")]
    [InlineData("\a\u0005", "bell and answerback")]
    [InlineData("\u202e\u2066", "turns the direction of writing")]
    [InlineData(Esc + "[2;" + Esc + "]0;x\a", "a sequence inside a sequence")]
    public void What_acts_on_the_terminal_is_dropped(string text, string why)
    {
        Assert.True(Show($"a{text}b") == "ab", why);
        Assert.True(Show([.. $"a{text}b".Select(c => c.ToString())]) == "ab", why + ", cut anywhere");
    }

    [Fact]
    public void Of_several_modes_only_those_that_draw_are_kept() => Assert.Equal(Esc + "[?25l" + Esc + "[?1049l", Show(Esc + "[?1000;25;2004;1049l"));

    [Fact]
    public void A_full_reset_becomes_one_that_keeps_the_scrollback() => Assert.Equal(Esc + "[!p" + Esc + "[H" + Esc + "[2J", Show(Esc + "c"));

    [Fact]
    public void A_string_that_never_ends_hides_no_more_than_its_limit()
    {
        Assert.EndsWith("the end", Show(Esc + "]0;" + new string('x', 1 << 17) + "the end"), StringComparison.Ordinal);
    }

    [Fact]
    public void Controls_inside_a_sequence_act_as_on_a_terminal() => Assert.Equal("\r\n" + Esc + "[1m", Show(Esc + "[1\r\nm"));

    [Fact]
    public void Random_bytes_never_let_a_dangerous_sequence_through()
    {
        const string alphabet = "\u001b\u001b\u001b[]P_^X\\?>=!$;:0123456789cnthlmqpuisTJABC \a\u0018\u009b\u009d\u0090\u009cxyz\r\n";
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = new string([.. Enumerable.Range(0, 60).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var shown = Show(text);

            Assert.DoesNotMatch(@"\u001b[\]P_^XZ]|\u001b\[[>=]|\u001b\[[^@-~]*[cntxyi]|[\u0080-\u009f\a\u0005]", shown);
            Assert.Equal(shown, Show(shown));
        }
    }

    private static string Show(params string[] pieces)
    {
        var shown = new StringBuilder();
        var parser = new EscapeParser(new SafeScreenText(shown));
        foreach (var piece in pieces)
            parser.Take(piece);
        return shown.ToString();
    }
}
