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
    public void Writers_killed_all_at_once_leave_no_cut_line()
    {
        using var store = new Store();
        var clients = Enumerable.Range(0, 60).Select(_ => new StreamClient(store, sockets: true, "yes abcdefgh | head -c 3000000")).ToList();
        var reading = clients.Select(client => Task.Run(client.ReadOutput)).ToArray();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(store.Today) && new FileInfo(store.Today).Length > 4_000_000, Harness.Patience));
        clients.Take(40).ToList().ForEach(client => Processes.Kill(client.ProcessId, LibC.SIGKILL));
        clients.ForEach(client => client.Wait());
        Assert.InRange(store.Recordings().Count(recording => recording.Lines.Any(line => line.TryGetProperty("end", out _))), 20, 60);
        clients.ForEach(client => client.Dispose());
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
