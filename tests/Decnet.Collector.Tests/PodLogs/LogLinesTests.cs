using System.Text;
using Decnet.Collector.PodLogs;

namespace Decnet.Collector.Tests.PodLogs;

public sealed class LogLinesTests
{
    private static readonly string[] Log =
    [
        "2026-05-01T10:00:00.000000001Z one", "2026-05-01T10:00:00.5Z two", "2026-05-01T10:00:00.5Z three", "2026-05-01T10:00:00.5Z four",
        "2026-05-01T12:00:01.25+02:00 five",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Wherever_it_broke_off_reading_from_the_same_second_gives_each_line_once(int before)
    {
        var first = new LogLines(default);
        var texts = Log[..before].Select(line => Take(first, line)).ToList();
        var second = new LogLines(first.Position);
        texts.AddRange(Log.Select(line => Take(second, line)));

        Assert.Equal(["one", "two", "three", "four", "five"], texts.OfType<string>());
    }

    [Fact]
    public void Positions_tell_lines_of_one_instant_apart_and_come_out_the_same_again()
    {
        long[] Positions()
        {
            var lines = new LogLines(default);
            return [.. Log.Select(line => lines.TryTake(Encoding.UTF8.GetBytes(line), out var position, out _) ? position : -1)];
        }

        Assert.Equal(5, Positions().Distinct().Count());
        Assert.Equal(Positions(), Positions());
    }

    [Theory]
    [InlineData("no timestamp")]
    [InlineData("")]
    [InlineData("2026-05-01T10:00:00 x")]
    [InlineData("2026-13-01T10:00:00Z x")]
    public void What_has_no_timestamp_is_counted(string line)
    {
        var lines = new LogLines(default);

        Assert.Null(Take(lines, line));
        Assert.Equal(1, lines.Bad);
    }

    private static string? Take(LogLines lines, string line) => lines.TryTake(Encoding.UTF8.GetBytes(line), out _, out var text) ? text : null;
}
