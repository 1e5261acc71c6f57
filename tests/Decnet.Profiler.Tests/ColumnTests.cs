using Decnet.Store.Knowledge;

namespace Decnet.Profiler.Tests;

public sealed class ColumnTests
{
    [Fact]
    public void Gaps_give_mean_deviation_and_percentiles()
    {
        var profile = new Typist().Type("abcde", [100, 100, 200, 300, 400]).Profile();

        Assert.Equal(0.25, profile.KdIkiMean!.Value, 9);
        Assert.Equal(0.129099, profile.KdIkiStdev!.Value, 6);
        Assert.Equal(0.25, profile.KdIkiP50!.Value, 9);
        Assert.Equal(0.385, profile.KdIkiP95!.Value, 9);
    }

    [Fact]
    public void A_gap_is_clipped_at_ten_seconds_but_the_longest_pause_is_told_whole()
    {
        var profile = new Typist().Key("a").Key("b", 60_000).Profile();

        Assert.Equal(10, profile.KdIkiMean);
        Assert.Equal(60, profile.KdMaxPauseGap);
        Assert.Equal((0, 0, 1), (profile.KdPauseHistBurst, profile.KdPauseHistThink, profile.KdPauseHistDistracted));
    }

    [Fact]
    public void Pauses_fall_on_the_side_of_their_limits_that_the_columns_say()
    {
        var profile = new Typist().Type("abcdef", [0, 199.999, 200, 1000, 1000.001, 1500]).Profile();

        Assert.Equal((1, 3, 1), (profile.KdPauseHistBurst, profile.KdPauseHistThink, profile.KdPauseHistDistracted));
        Assert.Equal(0.2, profile.KdBurstRatio);
        Assert.Equal(0.4, profile.KdThinkRatio);
    }

    [Fact]
    public void Keys_that_correct_abort_and_end_are_counted()
    {
        var profile = new Typist().Type("a\u007f\b\u0017\u0015\u0003\u0004\t", 100).Key("\u001b[A", 100).Key("\u001bOD", 100).Profile();

        Assert.Equal(
            (2, 1, 1, 1, 1), (profile.KdCtrlBackspace, profile.KdCtrlWkill, profile.KdCtrlUkill, profile.KdCtrlAbort, profile.KdCtrlEof));
        Assert.Equal(10, profile.TotalKeystrokes);
        Assert.Equal(0.2, profile.KdArrowRate);
        Assert.Equal(0.1, profile.KdTabRate);
    }

    [Fact]
    public void Enter_latency_is_the_gap_before_enter()
    {
        var profile = new Typist().Type("ls\r", [0, 100, 300]).Type("id\r", [100, 100, 500]).Profile();

        Assert.Equal(0.4, profile.KdEnterLatencyP50!.Value, 9);
        Assert.Equal(0.49, profile.KdEnterLatencyP95!.Value, 9);
    }

    [Fact]
    public void Pairs_need_three_occurrences_and_at_most_thirty_two_are_told()
    {
        var often = new Typist().Type("lslslsq", 80).Profile();
        var all = new Typist().Type(string.Concat(Enumerable.Range(0, 50).SelectMany(n => Enumerable.Repeat($"{(char)(40 + n)}~", 3))), 80).Profile();

        Assert.Equal("""[["ls",3,80.0]]""", often.KdTopBigrams);
        Assert.Equal(32, all.KdTopBigrams!.Split("],[").Length);
    }

    [Fact]
    public void What_was_not_computed_is_null_and_never_zero()
    {
        var silent = new Typist().Profile();
        var single = new Typist().Key("a").Profile();

        Assert.Equal(new SessionProfile { TotalKeystrokes = 0, SessionDurationS = 0, VerdictReasons = "too_few_inputs" }, silent);
        Assert.Null(single.KdIkiMean);
        Assert.Null(single.KdBurstRatio);
        Assert.Null(single.KdMaxPauseGap);
        Assert.Equal(0, single.KdCtrlAbort);
    }

    [Fact]
    public void A_program_at_the_other_end_of_a_session_without_terminal_does_not_type()
    {
        var profile = new Typist(hasTerminal: false).Type("put file", 10).Profile();

        Assert.Equal(new SessionProfile { SessionDurationS = 0.08 }, profile);
    }

    [Fact]
    public void A_clock_that_runs_backwards_makes_no_gap()
    {
        var profile = new Typist(5_000).Key("a").Key("b", -3_000).Key("c", 3_100).Profile();

        Assert.Equal(0.05, profile.KdIkiMean!.Value, 9);
    }

    [Fact]
    public void The_same_events_give_the_same_row()
    {
        SessionProfile Build() => new Typist().Type("ls -la\rcat /etc/passwd\rls -la\rls -la\r", Pauses(7)).Profile();

        var (one, two) = (Build(), Build());

        Assert.Equal(one with { KdDigraphSimhash = null }, two with { KdDigraphSimhash = null });
        Assert.Equal(one.KdDigraphSimhash, two.KdDigraphSimhash);
    }

    [Fact]
    public void A_million_keystrokes_keep_their_percentiles_within_a_percent()
    {
        var gaps = Pauses(3).Take(200_000).ToArray();
        var profile = new Typist().Type(new string('x', gaps.Length), gaps).Profile();
        var sorted = gaps[1..].Order().ToArray();

        Assert.Equal(1, profile.KdIkiP50!.Value * 1000 / sorted[sorted.Length / 2], 0.01);
        Assert.Equal(1, profile.KdIkiP95!.Value * 1000 / sorted[(int)(sorted.Length * 0.95)], 0.01);
    }

    internal static IEnumerable<double> Pauses(int seed)
    {
        var random = new Random(seed);
        while (true)
            yield return 60 + Math.Exp((random.NextDouble() * 3) + 3);
    }
}
