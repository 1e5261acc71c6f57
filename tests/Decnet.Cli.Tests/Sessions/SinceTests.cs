using Decnet.Cli.Invocation;
using Decnet.Cli.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Cli.Tests.Sessions;

public sealed class SinceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 10, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("90s", "2026-05-10T11:58:30Z")]
    [InlineData("30m", "2026-05-10T11:30:00Z")]
    [InlineData("12h", "2026-05-10T00:00:00Z")]
    [InlineData("7d", "2026-05-03T12:00:00Z")]
    [InlineData("2w", "2026-04-26T12:00:00Z")]
    [InlineData("2026-05-01", "2026-05-01T00:00:00Z")]
    [InlineData("2026-05-01T13:00:00+02:00", "2026-05-01T11:00:00Z")]
    public void A_person_gives_a_time_in_many_ways(string text, string meant)
    {
        Assert.Equal(DateTimeOffset.Parse(meant, System.Globalization.CultureInfo.InvariantCulture), Since.Parse(text, _time));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("7y")]
    [InlineData("-5m")]
    [InlineData("99999999999d")]
    [InlineData("yesterday")]
    public void What_cannot_be_understood_is_a_wrong_call(string text)
    {
        Assert.Equal(ExitCode.Usage, Assert.Throws<CliFault>(() => Since.Parse(text, _time)).Code);
    }
}
