using Decnet.Operator.ServiceWorker.Heartbeats;

namespace Decnet.Operator.Tests.ServiceWorker.Heartbeats;

public sealed class ReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_heartbeat_is_heard_when_it_is_seen_whatever_the_node_s_clock_says()
    {
        var first = Reading.After(null, new(Now.AddHours(-3), "connected", null), Now);
        var second = Reading.After(first, new(Now.AddHours(-3).AddSeconds(30), "connected", null), Now.AddSeconds(30));
        Assert.Equal(Now.AddSeconds(30), second.HeardAt);
    }

    [Fact]
    public void The_same_heartbeat_again_is_no_new_one()
    {
        var first = Reading.After(null, new(Now, "connected", null), Now);
        Assert.Equal(Now, Reading.After(first, new(Now, "connected", null), Now.AddMinutes(5)).HeardAt);
    }

    [Fact]
    public void A_heartbeat_of_the_future_is_of_now() =>
        Assert.Equal(Now, Reading.After(null, new(Now.AddYears(1), "connected", null), Now).HeardAt);

    [Fact]
    public void A_pod_that_cannot_be_asked_keeps_what_was_heard()
    {
        var reading = Reading.After(Reading.After(null, new(Now, "connected", null), Now), Answer.Failed("no connection"), Now.AddMinutes(1));
        Assert.Equal((Now, "no connection"), (reading.HeardAt, reading.Problem));
    }
}
