using System.Text;
using Decnet.SessRec.Native;
using Decnet.SessRec.Tests.Running;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>Many recorders write to one shard.</summary>
public sealed class SharedShardTests
{
    [Fact]
    public void A_hundred_writers_lose_nothing_and_interleave_nothing()
    {
        using var store = new Store();
        RunHundred(store);
        Assert.Single(Directory.GetFiles(store.Folder));
    }

    [Fact]
    public void A_hundred_writers_lose_nothing_while_the_shard_is_rotated_under_them()
    {
        using var store = new Store(("shard_limit", "65536"), ("rotations", "99"));
        RunHundred(store);
        Assert.InRange(Directory.GetFiles(store.Folder).Length, 10, 99);
        Assert.All(Directory.GetFiles(store.Folder), file => Assert.InRange(new FileInfo(file).Length, 1, 65536 * 5));
    }

    [Fact]
    public void No_more_rotated_shards_are_kept_than_set()
    {
        using var store = new Store(("shard_limit", "65536"), ("rotations", "2"));
        using var client = new StreamClient(store, sockets: true, "seq 1 100000");
        client.CloseInput();
        client.ReadOutput();
        client.Wait();
        var today = Path.GetFileName(store.Today);
        Assert.Equal([today, today + ".1", today + ".2"], Directory.GetFiles(store.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        // Its header is repeated in every file, so that what is left can be read.
        Assert.All(Directory.GetFiles(store.Folder), file => Assert.Contains("\"hdr\":", File.ReadLines(file).First(), StringComparison.Ordinal));
        Assert.True(store.Only().Header.GetProperty("part").GetInt32() > 2);
    }

    [Fact]
    public async Task Writers_killed_all_at_once_take_nothing_from_those_that_live()
    {
        const string shown = "yes abcdefgh | head -c 3000000";
        using var store = new Store();
        var clients = Enumerable.Range(0, 60).Select(_ => new StreamClient(store, sockets: true, shown)).ToList();
        var reading = clients.Select(client => Task.Run(client.ReadOutput)).ToArray();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(store.Today) && new FileInfo(store.Today).Length > 4_000_000, Harness.Patience));
        var killed = clients.Take(40).Where(client => Processes.Kill(client.ProcessId, LibC.SIGKILL) == 0).Select(client => client.ProcessId).ToHashSet();
        clients.ForEach(client => client.Wait());
        await Task.WhenAll(reading);

        var recordings = Store.Grouped(store.Lines(out var torn));
        var living = recordings.Where(recording => !killed.Contains(recording.Header.GetProperty("pid").GetInt32())).ToList();
        Assert.Equal(20, living.Count);
        Assert.All(living, recording => Assert.Equal((3_000_000, "exit"), (recording.Output.Length, recording.Reason)));
        // A line that was cut is a killed one's last, and tells whose it is.
        var cut = torn.Select(line => line[8..44]).ToList();
        Assert.Equal(cut.Distinct(), cut);
        Assert.Empty(cut.Intersect(living.Select(recording => recording.Id)));
        clients.ForEach(client => client.Dispose());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4000)]
    public void A_line_that_was_cut_before_a_session_began_is_no_part_of_its_first(int length)
    {
        using var store = new Store();
        Directory.CreateDirectory(store.Folder);
        File.WriteAllText(store.Today, Torn[..length]);
        using var client = new TerminalClient(store, "--", "-c", "echo fine");
        Assert.Equal(0, client.Finish().Code);

        Assert.Equal(Torn[..length], File.ReadLines(store.Today).First());
        Assert.Equal([Torn[..length] + "\n"], TornLines(store, out var recordings));
        Assert.Equal("fine\r\n", Assert.Single(recordings).Output);
    }

    [Fact]
    public void A_line_that_is_cut_at_a_page_during_a_session_is_no_part_of_the_next()
    {
        using var store = new Store();
        var session = new SessionInProcess(store, TimeProvider.System.GetUtcNow());
        session.Show("before");
        var shard = Assert.Single(Directory.GetFiles(store.Folder));
        var cut = Torn[..(int)(4096 - (new FileInfo(shard).Length % 4096))];
        File.AppendAllText(shard, cut);
        session.Wall += 20_000;
        session.Show("after");
        session.End();

        Assert.Equal([cut + "\n"], TornLines(store, out var recordings));
        Assert.Equal(("exit", "beforeafter"), (Assert.Single(recordings).Reason, recordings[0].Output));
    }

    private static string Torn { get; } = "{\"sid\":\"00000000-0000-4000-8000-000000000001\",\"t\":1.000000,\"ch\":\"o\",\"d\":\"" + new string('x', 4096);

    private static List<string> TornLines(Store store, out List<RecordedSession> recordings)
    {
        recordings = Store.Grouped(store.Lines(out var torn));
        return torn;
    }

    private static void RunHundred(Store store)
    {
        var clients = Enumerable.Range(0, 100).Select(i => new StreamClient(store, sockets: true, $"for i in $(seq 1 400); do echo writer {i} line $i; done")).ToList();
        var outputs = clients.Select(client => Task.Run(client.ReadOutput)).ToArray();
        clients.ForEach(client => Assert.Equal(0, client.Wait().Code));
        var expected = outputs.Select(output => Encoding.UTF8.GetString(output.GetAwaiter().GetResult())).Order(StringComparer.Ordinal);
        var recordings = store.Recordings();
        Assert.Equal(expected, recordings.Select(recording => recording.Output).Order(StringComparer.Ordinal));
        Assert.All(recordings, recording => Assert.Equal("exit", recording.Reason));
        Assert.Equal(100, store.LogLines.Count(line => line.Contains(" session_recorded ", StringComparison.Ordinal)));
        clients.ForEach(client => client.Dispose());
    }
}
