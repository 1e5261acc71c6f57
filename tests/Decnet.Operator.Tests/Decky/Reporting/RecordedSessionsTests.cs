using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Reporting;
using Decnet.Operator.Sessions;

namespace Decnet.Operator.Tests.Decky.Reporting;

public sealed class RecordedSessionsTests
{
    private static readonly DateTime At = new(2026, 5, 1, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_is_newly_counted_is_written() =>
        Assert.Equal((5, At, "203.0.113.1"), Values(RecordedSessions.Of(null, new(5, At, "203.0.113.1"))));

    [Fact]
    public void Nothing_known_and_less_than_before_leave_what_is_there()
    {
        var before = new DeckySessions { Total = 9, LastAt = At, LastSource = "203.0.113.9" };

        Assert.Same(before, RecordedSessions.Of(before, null));
        Assert.Same(before, RecordedSessions.Of(before, new(8, At, "203.0.113.1")));
        Assert.Same(before, RecordedSessions.Of(before, new(10, At.AddHours(-1), "203.0.113.1")));
        Assert.Equal((10, At, "203.0.113.1"), Values(RecordedSessions.Of(before, new(10, At, "203.0.113.1"))));
    }

    private static (long?, DateTime?, string?) Values(DeckySessions? sessions) => (sessions?.Total, sessions?.LastAt, sessions?.LastSource);
}
