using Decnet.Operator.ServiceWorker.Reporting;

namespace Decnet.Operator.Tests.ServiceWorker.Reporting;

public sealed class HeartbeatTimeTests
{
    private static readonly DateTime Then = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(59.9, 0)]
    [InlineData(60.7, 60)]
    [InlineData(-5, 0)]
    public void It_moves_once_a_minute_and_never_back(double heardAfter, int writtenAfter) =>
        Assert.Equal(Then.AddSeconds(writtenAfter), HeartbeatTime.Of(Then, Then.AddSeconds(heardAfter)));

    [Fact]
    public void The_first_one_is_written_at_once() => Assert.Equal(Then, HeartbeatTime.Of(null, Then.AddMilliseconds(300)));

    [Fact]
    public void A_worker_that_does_not_run_keeps_its_last() => Assert.Equal(Then, HeartbeatTime.Of(Then, null));
}
