namespace Decnet.Bench.Tests;

public sealed class BenchOptionsTests
{
    [Fact]
    public void Names_and_options_may_stand_in_any_order()
    {
        var options = BenchOptions.Parse(["--rounds", "7", "recorder", "--quick", "--peers", "script,tlog-rec", "--json", "x.json"]);

        Assert.Equal(["recorder"], options.Names);
        Assert.Equal(7, options.Rounds);
        Assert.True(options.Quick);
        Assert.Equal(["script", "tlog-rec"], options.Peers);
        Assert.Equal("x.json", options.JsonFile);
    }

    [Theory]
    [InlineData("--rounds")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "many")]
    [InlineData("--fast")]
    public void A_wrong_command_line_is_refused_by_name(params string[] arguments)
    {
        var error = Assert.Throws<FormatException>(() => BenchOptions.Parse(arguments));

        Assert.Contains(arguments[0], error.Message, StringComparison.Ordinal);
    }
}
