using Decnet.Recordings.Finding;

namespace Decnet.Recordings.Tests.Finding;

public sealed class ShardNameTests
{
    [Theory]
    [InlineData("sessions-2026-05-01.jsonl")]
    [InlineData("sessions-2026-05-01.jsonl.4")]
    public void A_recorders_file_name_is_read_and_written_alike(string name)
    {
        Assert.True(ShardName.TryParse(name, out var shard));
        Assert.Equal(name, shard.ToString());
    }

    [Theory]
    [InlineData("sessions-2026-13-01.jsonl", "no such month")]
    [InlineData("sessions-2026-05-01.jsonl.0", "the live shard has no number")]
    [InlineData("sessions-2026-05-01.jsonl.01", "a second name for .1")]
    [InlineData("sessions-2026-05-01.jsonl.-1", "no number")]
    [InlineData("sessions-2026-05-01.jsonl.gz", "another kind of file")]
    [InlineData("sessions-2026-05-01.jsonl.99999999999", "does not fit")]
    [InlineData("xsessions-2026-05-01.jsonl", "other beginning")]
    [InlineData("", "empty")]
    public void Any_other_name_is_no_shard(string name, string why)
    {
        Assert.False(ShardName.TryParse(name, out _), why);
    }

    [Fact]
    public void Older_days_come_first_and_within_a_day_the_longest_rotated()
    {
        string[] names = ["sessions-2026-05-02.jsonl", "sessions-2026-05-01.jsonl", "sessions-2026-05-01.jsonl.1", "sessions-2026-05-01.jsonl.10"];

        var ordered = ShardName.InReadingOrder(names.Select(name => ShardName.TryParse(name, out var shard) ? shard : default));

        Assert.Equal(
            ["sessions-2026-05-01.jsonl.10", "sessions-2026-05-01.jsonl.1", "sessions-2026-05-01.jsonl", "sessions-2026-05-02.jsonl"],
            ordered.Select(shard => shard.ToString()));
    }
}
