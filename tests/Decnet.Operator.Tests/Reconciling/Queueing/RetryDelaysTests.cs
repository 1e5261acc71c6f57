using Decnet.Operator.Reconciling;
using Decnet.Operator.Reconciling.Queueing;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Operator.Tests.Reconciling.Queueing;

public sealed class RetryDelaysTests
{
    private static readonly ObjectKey Key = new("east", "a");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Each_failure_doubles_the_wait_within_twenty_per_cent()
    {
        var delays = Make(new RetryOptions { First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(10) });

        foreach (var expected in (double[])[1, 2, 4, 8, 10, 10])
            Assert.InRange(delays.Next(Key).TotalSeconds, expected * 0.8, expected * 1.2);
    }

    [Fact]
    public void A_success_begins_anew()
    {
        var delays = Make(new RetryOptions { First = TimeSpan.FromSeconds(1) });
        delays.Next(Key);
        delays.Next(Key);

        delays.Forget(Key);

        Assert.InRange(delays.Next(Key).TotalSeconds, 0.8, 1.2);
    }

    [Fact]
    public void A_storm_of_failures_is_spread_over_time()
    {
        var delays = Make(new RetryOptions { PerSecond = 10, Burst = 5 });

        var waits = Enumerable.Range(0, 105).Select(number => delays.Next(new ObjectKey("east", $"{number}"))).ToList();

        Assert.InRange(waits[^1].TotalSeconds, 9.9, 10.1);
    }

    [Fact]
    public void A_key_that_fails_for_ever_does_not_overflow()
    {
        var delays = Make(new RetryOptions { PerSecond = 1e9 });

        var last = Enumerable.Range(0, 5000).Select(_ => delays.Next(Key)).ToList()[^1];

        Assert.InRange(last, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));
    }

    private RetryDelays Make(RetryOptions options) =>
        new(options, new Jitter(new Random(1)), new TokenBucket(options.PerSecond, options.Burst, _time));
}
