namespace Decnet.Profiler.Tests;

/// <summary>
/// The case that profiles were made for: somebody types the beginning of `wget scanme.nmap.orgh`, fourteen keystrokes. Four gaps were measured
/// then (w→g 225 ms, g→e 79 ms, t→space 83 ms and 467 ms before the argument) with a coefficient of variation of 0.74; the others were not handed
/// down and are made up here as a quick typist's.
/// </summary>
public sealed class WgetTests
{
    private const string Typed = "wget scanme.nm";
    private static readonly double[] Gaps = [3_000, 225, 79, 96, 83, 467, 112, 88, 141, 74, 93, 186, 137, 101];

    [Fact]
    public void Fourteen_keystrokes_of_wget_are_a_persons()
    {
        var profile = new Typist().Type(Typed, Gaps).Profile();

        Assert.Equal(14, profile.TotalKeystrokes);
        Assert.InRange(profile.Cov!.Value, 0.69, 0.79);
        Assert.Equal("human", profile.Verdict);
        Assert.Equal("human_rhythm", profile.VerdictReasons);
        Assert.Equal(225, profile.KdStartOfActionLatencyMs!.Value, 3);
        Assert.Equal(0.467, profile.KdMaxPauseGap!.Value, 6);
        Assert.Equal((11, 2, 0), (profile.KdPauseHistBurst, profile.KdPauseHistThink, profile.KdPauseHistDistracted));
        Assert.NotNull(profile.KdDigraphSimhash);
        Assert.Null(profile.KdTopBigrams);
    }
}
