using Decnet.Operator.Reconciling;

namespace Decnet.Operator.Tests.Reconciling;

public sealed class JitterTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
    private readonly Jitter _jitter = new(new Random(1));

    [Fact]
    public void Waits_are_spread_around_what_was_asked()
    {
        var waits = Enumerable.Range(0, 1000).Select(_ => _jitter.Around(Wait, 0.2).TotalSeconds).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, 8, 12));
        Assert.True(waits.Min() < 8.2 && waits.Max() > 11.8, "the whole range is used");
    }

    [Fact]
    public void A_wait_that_somebody_else_asked_for_is_never_shortened() =>
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(_jitter.AtLeast(Wait, 0.5).TotalSeconds, 10, 15));
}
