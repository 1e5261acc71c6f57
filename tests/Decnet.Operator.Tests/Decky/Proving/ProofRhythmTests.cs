using Decnet.Operator.Decky.Proving;

namespace Decnet.Operator.Tests.Decky.Proving;

public sealed class ProofRhythmTests
{
    private static readonly double Budget = new ProofPace().RequestsASecond;

    [Theory]
    [InlineData(1, 60)] // a few machines: as asked
    [InlineData(90, 60)]
    [InlineData(180, 120)] // more of them share the budget
    [InlineData(1000, 667)]
    public void All_machines_together_stay_within_the_budget(int deckies, int minutes) =>
        Assert.Equal(minutes, (int)Math.Round(ProofRhythm.Of(TimeSpan.FromHours(1), deckies, Budget).TotalMinutes));

    [Fact]
    public void Who_asks_for_less_gets_less() => Assert.Equal(TimeSpan.FromDays(1), ProofRhythm.Of(TimeSpan.FromDays(1), 1000, Budget));

    [Fact]
    public void Who_asks_for_no_repetition_gets_none() => Assert.Equal(TimeSpan.Zero, ProofRhythm.Of(TimeSpan.Zero, 1000, Budget));
}
