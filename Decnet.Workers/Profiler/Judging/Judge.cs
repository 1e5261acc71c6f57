namespace Decnet.Profiler.Judging;

/// <summary>
/// Person, script, or script with jitter. Rules in order, the first that speaks decides. Bands of the coefficient of variation: scripts below
/// 0.1, jittered tools 0.3 to 0.6, people 0.7 to 1.5; between two bands the nearer one, and people's slips of the finger tip the balance.
/// </summary>
internal static class Judge
{
    private const int FewestGaps = 8;
    private const double HandsLimit = 0.02;
    private const double ScriptLimit = 0.1;
    private const double JitterLow = 0.3;
    private const double JitterHigh = 0.6;
    private const double HumanLow = 0.7;
    private const double HumanHigh = 1.5;

    private static readonly Func<Rhythm, Judgement?>[] Rules = [WholeLines, TooFew, FasterThanHands, EvenRhythm, EvenInBursts, Bands];

    public static Judgement Of(Rhythm rhythm)
    {
        var judgement = Rules.Select(rule => rule(rhythm)).First(said => said is not null)!.Value;
        return IsMostlyPasted(rhythm) ? judgement with { Reasons = [.. judgement.Reasons, "mostly_pasted"] } : judgement;
    }

    private static bool IsMostlyPasted(Rhythm rhythm) => rhythm.Keys > 0 && rhythm.PastedKeys >= 0.8 * rhythm.Keys;

    private static Judgement? WholeLines(Rhythm rhythm) =>
        rhythm.Gaps is >= 2 and < FewestGaps && rhythm.PastedKeys == rhythm.Keys && rhythm.LongestGap < 1
            ? new Judgement(Judgement.Script, ["whole_lines_without_pause"])
            : null;

    private static Judgement? TooFew(Rhythm rhythm) =>
        rhythm.Gaps < FewestGaps || rhythm.Variation is null ? new Judgement(null, ["too_few_inputs"]) : null;

    private static Judgement? FasterThanHands(Rhythm rhythm) =>
        rhythm.Median < HandsLimit ? new Judgement(Judgement.Script, ["faster_than_hands"]) : null;

    private static Judgement? EvenRhythm(Rhythm rhythm) =>
        rhythm.Variation < ScriptLimit ? new Judgement(Judgement.Script, ["even_rhythm"]) : null;

    private static Judgement? EvenInBursts(Rhythm rhythm) =>
        rhythm.VariationInBursts < ScriptLimit ? new Judgement(Judgement.Script, ["even_rhythm_between_pauses"]) : null;

    private static Judgement? Bands(Rhythm rhythm) => rhythm.Variation switch
    {
        < (ScriptLimit + JitterLow) / 2 => new Judgement(Judgement.Script, ["between_script_and_jitter"]),
        < JitterLow => new Judgement(Judgement.Jittered, ["between_script_and_jitter"]),
        <= JitterHigh => new Judgement(Judgement.Jittered, ["jittered_rhythm"]),
        < HumanLow when rhythm.Corrections > 0 || rhythm.ThinkingPauses > 0 =>
            new Judgement(Judgement.Human, ["between_jitter_and_human", rhythm.Corrections > 0 ? "corrects_itself" : "thinks"]),
        < HumanLow => new Judgement(Judgement.Jittered, ["between_jitter_and_human"]),
        <= HumanHigh => new Judgement(Judgement.Human, rhythm.Corrections > 0 ? ["human_rhythm", "corrects_itself"] : ["human_rhythm"]),
        _ => new Judgement(Judgement.Human, ["long_pauses", "uneven_rhythm_between_pauses"]),
    };
}
