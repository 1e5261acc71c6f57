using System.Text;
using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;

namespace Decnet.Recordings.Tests.Scanning;

public sealed class ShardScanTests
{
    private readonly Quarantine _quarantine = new();

    [Fact]
    public void A_line_longer_than_any_recorders_is_counted_once_and_its_neighbours_are_read()
    {
        var text = Lines.Event(1, 0.5, "before") + new string('x', 3_000_000) + "\n" + Lines.Event(1, 1.5, "after");

        var (times, _) = Scan(text, final: true);

        Assert.Equal([500_000, 1_500_000], times);
        Assert.Equal(1, _quarantine.Count);
    }

    [Fact]
    public void The_beginning_of_a_line_waits_for_its_rest_unless_the_file_is_complete()
    {
        var whole = Lines.Event(1, 0.5, "whole");
        var text = whole + Lines.Event(1, 1.5, "half").TrimEnd('\n');

        var (growing, upTo) = Scan(text, final: false);
        var (complete, end) = Scan(text, final: true);

        Assert.Equal([500_000], growing);
        Assert.Equal(whole.Length, upTo);
        Assert.Equal([500_000, 1_500_000], complete);
        Assert.Equal(text.Length, end);
    }

    [Fact]
    public void Bad_lines_are_quarantined_with_their_place_and_bounded()
    {
        var text = Lines.Event(1, 0.5, "x") + string.Concat(Enumerable.Repeat("junk\n", 1000));

        Scan(text, final: true);

        Assert.Equal(1000, _quarantine.Count);
        Assert.Equal(new QuarantinedLine(Lines.Event(1, 0.5, "x").Length, 4), _quarantine.Kept[0]);
        Assert.InRange(_quarantine.Kept.Count, 1, 100);
    }

    [Fact]
    public void Lines_of_the_usual_shape_never_take_the_long_way()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(n => Lines.Event(n % 7, n * 0.01, "ls -la\r\n\u001b[01;34mé", n % 5 == 0 ? 'i' : 'o')
            .Replace("\\u001B", "\\u001b", StringComparison.Ordinal)));
        var scan = new ShardScan(new MemoryStream(Encoding.UTF8.GetBytes(text)), _quarantine);
        var events = 0;

        scan.Run((in ScannedLine line) => events += line.Kind == RecordKind.Event ? 1 : 0, final: true, TestContext.Current.CancellationToken);

        Assert.Equal(5_000, events);
        Assert.InRange(scan.Unusual, 0, 2);
    }

    [Theory]
    [InlineData("0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d", true)]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", true)]
    [InlineData("0B1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d", false)]
    [InlineData("0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4g", false)]
    [InlineData("0b1d6c1e-4b1f-4f0a-9d0e01f6d1a2b3c4d", false)]
    [InlineData("0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4", false)]
    public void A_key_is_its_id_and_nothing_else_is_one(string id, bool valid)
    {
        Assert.Equal(valid, SessionKey.TryParse(Encoding.ASCII.GetBytes(id), out var key));
        Assert.Equal(valid, valid && key.ToString() == id);
    }

    private (long[] Times, long Position) Scan(string text, bool final)
    {
        var times = new List<long>();
        var scan = new ShardScan(new MemoryStream(Encoding.UTF8.GetBytes(text)), _quarantine);
        scan.Run((in ScannedLine line) => times.Add(line.Microseconds), final, TestContext.Current.CancellationToken);
        return ([.. times], scan.Position);
    }
}
