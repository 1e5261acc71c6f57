using Decnet.Cli.Terminal;

namespace Decnet.Cli.Tests.Terminal;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("größe ✓ 日本 🦊", "größe ✓ 日本 🦊")]
    [InlineData("a\u001b[31mb\r\n\t\0\u0007\u009b", "a\\e[31mb\\r\\n\\t\\x00\\x07\\x9b")]
    [InlineData("\u202egnp.exe\u2028", "\\u{202e}gnp.exe\\u{2028}")]
    [InlineData(null, "")]
    public void What_a_terminal_would_act_on_is_written_out(string? text, string shown) => Assert.Equal(shown, Printable.Escape(text));

    [Theory]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日…")]
    public void A_text_is_cut_by_the_cells_it_takes(string text, int width, string cut) => Assert.Equal(cut, Printable.Cut(text, width));
}
