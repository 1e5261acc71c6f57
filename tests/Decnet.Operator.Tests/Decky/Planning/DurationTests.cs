using System.Globalization;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Planning;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0", "00:00:00")]
    [InlineData("45s", "00:00:45")]
    [InlineData("90m", "01:30:00")]
    [InlineData("1h30m5s", "01:30:05")]
    public void Times_are_read_as_kubernetes_writes_them(string text, string time) =>
        Assert.Equal(TimeSpan.Parse(time, CultureInfo.InvariantCulture), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("5m1h")]
    [InlineData("-1m")]
    [InlineData("1.5h")]
    [InlineData("1h\n")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Duration.Parse(text));
}
