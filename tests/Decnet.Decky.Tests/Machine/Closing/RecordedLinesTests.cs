using System.Text;
using Decnet.SessRec.Machine.Closing;
using Decnet.SessRec.Shard;

namespace Decnet.Decky.Tests.Machine.Closing;

public sealed class RecordedLinesTests
{
    private static readonly byte[] Id = "0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11"u8.ToArray();

    [Theory]
    [InlineData("plain")]
    [InlineData("quotes \" and \\ and \t tab\r\n")]
    [InlineData("é € 😀 \u0001\u001b[1m")]
    public void Bytes_are_counted_as_they_were_relayed(string text)
    {
        var lines = new RecordedLines(Id);
        var events = new EventEncoder(new LineBuilder(Id));
        var bytes = Encoding.UTF8.GetBytes(text);

        // Lines as they are found between newlines.
        Assert.True(lines.Take(events.Next(1_500_000, "o"u8, bytes, EventMarks.None, final: true, out _)[..^1]));
        Assert.True(lines.Take(events.Next(2_250_000, "i"u8, bytes, EventMarks.NoEcho, final: true, out _)[..^1]));
        Assert.True(lines.Take(events.Next(2_000_000, "o"u8, [0xff, 0xfe, .. bytes], EventMarks.StandardError, final: true, out _)[..^1]));

        Assert.Equal((3, (2 * bytes.Length) + 2, bytes.Length), (lines.Counts.Events, lines.Counts.Output, lines.Counts.Input));
        Assert.Equal(2_250_000, lines.LastTime);
        Assert.False(lines.HasEnd);
    }

    [Fact]
    public void Other_sessions_and_what_is_no_line_do_not_count()
    {
        var lines = new RecordedLines(Id);
        Assert.False(lines.Take("{\"sid\":\"00000000-0000-4000-8000-000000000000\",\"t\":1.0,\"ch\":\"o\",\"d\":\"x\"}"u8));
        Assert.False(lines.Take("garbage"u8));
        Assert.True(lines.Take("{\"sid\":\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11\",\"t\":"u8));
        Assert.True(lines.Take("{\"sid\":\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11\",\"t\":1.0,\"ch\":\"o\",\"d\":\"\\u"u8));
        Assert.True(lines.Take("{\"sid\":\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11\",\"end\":{\"t\":1}}"u8));
        Assert.True(lines.HasEnd);
    }
}
