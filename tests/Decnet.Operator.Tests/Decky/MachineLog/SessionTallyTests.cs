using Decnet.Operator.Decky.MachineLog;

namespace Decnet.Operator.Tests.Decky.MachineLog;

public sealed class SessionTallyTests
{
    [Fact]
    public void Who_has_begun_and_not_ended_is_logged_in()
    {
        var tally = Of(Line("session_started", "a"), Line("session_started", "b"), Line("session_recorded", "a"), "noise", Line("auth_attempt", "c"));

        Assert.Equal((1, 0), (tally.Live, tally.Skipped));
    }

    [Fact]
    public void A_session_that_is_not_recorded_is_not_waited_for_and_counted_once()
    {
        var tally = Of(Line("session_started", "a"), Line("session_skipped", "a"), Line("session_skipped", "a"));

        Assert.Equal((0, 1), (tally.Live, tally.Skipped));
    }

    [Fact]
    public void An_intruder_s_made_up_sessions_are_bounded() =>
        Assert.Equal(4096, Of([.. Enumerable.Range(0, 10_000).Select(i => Line("session_started", $"{i}"))]).Live);

    [Fact]
    public void Escaped_values_come_out_as_they_went_in()
    {
        var line = MachineLine.Parse("""<134>1 2026-01-01T00:00:00.000000Z web-01 sessrec - auth_attempt [relay@55555 service="ssh" username="a\"b\]c\\" src_ip="2001:db8::1"]""");

        Assert.NotNull(line);
        Assert.Equal(("auth_attempt", """a"b]c\""", "2001:db8::1"), (line.Event, line.Field("username"), line.Field("src_ip")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<134>1 x y z - session_started")]
    [InlineData("Server listening on 0.0.0.0 port 22. [relay@55555 sid=\"x\"]")]
    public void What_is_no_line_of_the_recorder_is_none(string text) => Assert.Null(MachineLine.Parse(text));

    [Fact]
    public void A_line_that_ends_early_is_no_trouble() =>
        Assert.Equal("ab", MachineLine.Parse("<134>1 t h a - session_started [relay@55555 sid=\"ab")?.Field("sid"));

    private static SessionTally Of(params string[] lines)
    {
        var tally = new SessionTally();
        foreach (var line in lines)
        {
            tally.Add(line);
        }

        return tally;
    }

    private static string Line(string what, string sid) => $"<134>1 2026-01-01T00:00:00.000000Z web-01 sessrec - {what} [relay@55555 sid=\"{sid}\" service=\"ssh\"]";
}
