using System.Text;
using Decnet.Bench.Recorder;

namespace Decnet.Bench.Tests.Recorder;

public sealed class BulkTextTests
{
    [Fact]
    public void The_text_is_the_same_each_time_and_as_long_as_asked()
    {
        var text = BulkText.Written(100_000);

        Assert.Equal(100_000, text.Length);
        Assert.Equal(text, BulkText.Written(100_000));
        Assert.Equal((byte)'\n', text[^1]);
    }

    [Fact]
    public void A_terminal_shows_CR_LF_for_each_LF() =>
        Assert.Equal("a\r\n\r\nb\r\n", Encoding.ASCII.GetString(BulkText.Shown("a\n\nb\n"u8)));
}
