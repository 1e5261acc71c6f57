using Decnet.Spool;

namespace Decnet.Collector.Tests.Spooling;

public sealed class SpoolTests : IDisposable
{
    private readonly SpoolFolder _folder = new(Directory.CreateTempSubdirectory("decnet-spool-").FullName);

    [Fact]
    public void What_was_appended_is_read_in_order_over_segments()
    {
        using (var writer = new SpoolWriter(_folder, segmentLimit: 500))
        {
            for (var n = 0; n < 40; n++)
                writer.Append([Line(n), Line(n + 1000)]);
        }

        Assert.True(_folder.Segments().Count > 5);
        Assert.Equal(Enumerable.Range(0, 40).SelectMany(n => new long[] { n, n + 1000 }), Positions(ReadAll(0)));
    }

    [Fact]
    public void Half_a_record_of_a_crash_is_cut_off_and_waited_for_by_readers()
    {
        using (var writer = new SpoolWriter(_folder))
            writer.Append([Line(1)]);
        File.AppendAllText(_folder.File(0), "{\"kind\":\"line\",\"na");
        Assert.Equal([1], Positions(ReadAll(0)));

        using (var writer = new SpoolWriter(_folder))
            writer.Append([Line(2)]);

        Assert.Equal([1, 2], Positions(ReadAll(0)));
    }

    [Fact]
    public void Reading_goes_on_where_it_stopped()
    {
        using var writer = new SpoolWriter(_folder, segmentLimit: 300);
        for (var n = 0; n < 20; n++)
            writer.Append([Line(n)]);
        var reader = new SpoolReader(_folder);
        var first = reader.Read(0, 1);

        Assert.Equal(Enumerable.Range(1, 19).Select(n => (long)n), Positions(ReadAll(first.Next)));
        Assert.Equal(writer.End, ReadAll(0)[^1].Next);
    }

    [Fact]
    public void What_is_stored_is_trimmed_but_for_what_shall_be_kept()
    {
        using var writer = new SpoolWriter(_folder, segmentLimit: 300);
        for (var n = 0; n < 40; n++)
            writer.Append([Line(n)]);

        _folder.Trim(writer.End, keep: 2_000);

        var rest = ReadAll(0);
        Assert.InRange(writer.End - rest[0].First, 2_000, 2_700);
        Assert.Equal(39, Positions(rest)[^1]);
    }

    [Fact]
    public void A_second_collector_is_refused()
    {
        using var writer = new SpoolWriter(_folder);

        Assert.Throws<IOException>(() => new SpoolWriter(_folder));
    }

    public void Dispose() => Directory.Delete(_folder.Path, recursive: true);

    private List<SpoolRead> ReadAll(long from)
    {
        var reads = new List<SpoolRead>();
        while (new SpoolReader(_folder).Read(from, 7) is { Records.Count: > 0 } read)
        {
            reads.Add(read);
            from = read.Next;
        }

        return reads;
    }

    private static long[] Positions(List<SpoolRead> reads) => [.. reads.SelectMany(read => read.Records).Cast<CollectedLine>().Select(line => line.Position)];

    private static CollectedLine Line(long position) => new()
    {
        Namespace = "lab",
        Decky = "web",
        Pod = "web-1",
        Source = "uid/decky",
        Position = position,
        AtUs = position,
        Text = "<13>1 - \"x\" \u0001",
    };
}
