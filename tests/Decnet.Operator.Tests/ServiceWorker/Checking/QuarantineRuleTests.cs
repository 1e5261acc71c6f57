using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.Tests.ServiceWorker.Checking;

public sealed class QuarantineRuleTests
{
    [Theory]
    [InlineData("1m", 60)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("90s", 90)]
    [InlineData("24h", 86400)]
    public void A_window_is_a_duration(string window, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), QuarantineRule.Of(new() { Window = window })?.Window);

    [Theory]
    [InlineData("")]
    [InlineData("59s")]
    [InlineData("25h")]
    [InlineData("10")]
    [InlineData("1m30")]
    [InlineData("99999999999999h")]
    [InlineData("10m\n")]
    public void Anything_else_is_refused(string window) => Assert.Null(QuarantineRule.Of(new() { Window = window }));

    [Fact]
    public void What_is_left_out_is_five_in_ten_minutes() => Assert.Equal(new(5, TimeSpan.FromMinutes(10)), QuarantineRule.Of(null));
}
