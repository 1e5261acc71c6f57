using Decnet.Bench.Reporting;

namespace Decnet.Bench.Tests.Reporting;

public sealed class SampleTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7)]
    public void A_median_is_the_middle_or_the_mean_of_the_middle_two(double[] values, double median) =>
        Assert.Equal(median, Sample.Median(values));

    [Theory]
    [InlineData(99, 99)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(0, 1)]
    public void A_percentile_is_a_value_that_was_measured(double percent, double value) =>
        Assert.Equal(value, Sample.Percentile(Enumerable.Range(1, 100).Select(i => (double)i), percent));

    [Fact]
    public void One_outlier_of_fifty_shows_at_p99_and_not_at_p50()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 49), 1000];

        Assert.Equal(1, Sample.Median(values));
        Assert.Equal(1000, Sample.Percentile(values, 99));
    }

    [Fact]
    public void Nothing_measured_is_no_number() => Assert.True(double.IsNaN(Sample.Median([])));

    [Fact]
    public void A_round_that_was_slow_for_both_leaves_the_ratio_alone() =>
        Assert.Equal(2, Sample.MedianRatio([2, 200, 2], [1, 100, 1]));

    [Fact]
    public void A_base_of_zero_is_left_out_of_the_ratio() =>
        Assert.Equal(3, Sample.MedianRatio([1, 3], [0, 1]));
}
