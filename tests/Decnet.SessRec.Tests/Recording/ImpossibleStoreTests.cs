using System.Diagnostics;
using System.Text;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>The session goes on whatever the store is like.</summary>
public sealed class ImpossibleStoreTests
{
    [Theory]
    [InlineData("ln -s /etc/motd")]
    [InlineData("mkfifo")]
    [InlineData("mkdir")]
    [InlineData("cp -a /dev/null")]
    public void What_is_no_regular_file_in_the_shards_place_is_refused(string make)
    {
        using var store = new Store();
        Shell($"mkdir -p {store.Folder} && {make} {store.Today}");
        PlainShell(store, "shard_open_failed");
    }

    [Theory]
    [InlineData("rm -rf {0} && touch {0}")]
    [InlineData("rm -rf {0}")]
    [InlineData("rm -rf {0} && ln -s /nowhere/at/all {0}")]
    [InlineData("mkdir {0}/ssh && ln -s /tmp {0}/ssh/transcripts")]
    public void A_store_that_is_none_gives_the_plain_shell(string spoil)
    {
        using var store = new Store();
        Shell(string.Format(System.Globalization.CultureInfo.InvariantCulture, spoil, Path.Combine(store.Root, "store")));
        PlainShell(store, "shard_open_failed");
    }

    [Fact]
    public void Less_free_space_than_the_floor_gives_the_plain_shell()
    {
        using var store = new Store(("free_floor", "900000000000000"));
        PlainShell(store, "disk_pressure");
    }

    [Fact]
    public void Settings_that_make_no_sense_are_the_defaults()
    {
        using var store = new Store(("session_cap", "lots"), ("shard_limit", "-3"), ("rotations", "99999999999999999999"));
        File.AppendAllText(store.Config, "\n=\nnonsense\n\u0000\u00ff=\n# free_floor=1\n");
        using var client = new TerminalClient(store, "--", "-c", "echo fine");
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal("fine\r\n", store.Only().Output);
    }

    [Fact]
    public void A_terminal_session_that_cannot_be_recorded_is_an_ordinary_one()
    {
        using var store = new Store(("free_floor", "900000000000000"));
        using var client = new TerminalClient(store, "--login", "--", "--norc", "--noprofile");
        Assert.Matches("-bash /bin/bash (/dev/pts/[0-9]+) yes", client.Run("echo $0 $SHELL $(tty) $([[ -w $(tty) ]] && echo yes)"));
        client.WaitFor("READY$ ");
        client.Send("exit 3\r");
        Assert.Equal(3, client.Finish().Code);
        Assert.Empty(store.Lines());
        Assert.Single(store.LogLines, line => line.Contains(" session_started ", StringComparison.Ordinal));
        Assert.Single(store.LogLines, line => line.Contains(" session_skipped ", StringComparison.Ordinal) && line.Contains("disk_pressure", StringComparison.Ordinal));
        Assert.DoesNotContain(store.LogLines, line => line.Contains(" session_recorded ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shard_deleted_during_a_session_is_made_anew()
    {
        using var store = new Store();
        using var client = new TerminalClient(store, "--login", "--", "--norc", "--noprofile");
        client.Run("echo before");
        client.Run("rm -rf " + Path.Combine(store.Root, "store", "ssh"));
        await Harness.Until(() => client.Run(":").Length > 0 && File.Exists(store.Today), "a new shard");
        client.Run("echo after");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        client.Finish();
        var recording = store.Only();
        Assert.Contains("after\r\n", recording.Output);
        Assert.Equal(2, recording.Header.GetProperty("part").GetInt32());
        Assert.Equal("exit", recording.Reason);
    }

    [Fact]
    public async Task A_shard_replaced_by_a_symlink_during_a_session_is_not_followed()
    {
        using var store = new Store();
        using var client = new TerminalClient(store, "--login", "--", "--norc", "--noprofile");
        var target = Path.Combine(store.Root, "target");
        // In one step, or the recorder makes a new shard in between.
        client.Run($"touch {target}; ln -s {target} {target}.link; mv -T {target}.link {store.Today}");
        await Harness.Until(() => client.Run("echo after").Length > 0 && store.LogLines.Any(line => line.Contains(" session_paused ", StringComparison.Ordinal)), "it pauses");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal("", File.ReadAllText(target));
        Assert.Single(store.LogLines, line => line.Contains(" session_recorded ", StringComparison.Ordinal) && line.Contains("truncated=\"true\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disk_that_fills_up_during_a_session_leaves_whole_lines_and_the_session_as_it_was()
    {
        Assert.SkipUnless(Environment.UserName == "root", "mounts a small file system");
        var small = Directory.CreateTempSubdirectory("small-").FullName;
        Shell($"mount -t tmpfs -o size=1500k tmpfs {small}");
        try
        {
            using var outside = new Store();
            File.WriteAllText(outside.Config, $"node=web01\nstore={small}\nfree_floor=0\n");
            using var client = new StreamClient(outside, sockets: true, "seq 1 400000");
            client.CloseInput();
            Assert.EndsWith("\n400000\n", Encoding.UTF8.GetString(client.ReadOutput()));
            Assert.Equal(0, client.Wait().Code);
            var shard = Assert.Single(Directory.GetFiles(Path.Combine(small, "ssh", "transcripts")));
            Assert.All(File.ReadAllText(shard).TrimEnd('\n').Split('\n'), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
            Assert.Contains(outside.LogLines, line => line.Contains("session_paused", StringComparison.Ordinal) && line.Contains("disk_pressure", StringComparison.Ordinal));
            Assert.Contains(outside.LogLines, line => line.Contains("session_recorded", StringComparison.Ordinal) && line.Contains("truncated=\"true\"", StringComparison.Ordinal));
        }
        finally
        {
            Shell($"umount {small} && rmdir {small}");
        }
    }

    private static void PlainShell(Store store, string reason)
    {
        using var client = new StreamClient(store, sockets: true, "echo $0 works; echo $SHELL; exit 9");
        client.CloseInput();
        Assert.Equal("bash works\n/bin/bash\n", Encoding.UTF8.GetString(client.ReadOutput()));
        Assert.Equal(9, client.Wait().Code);
        Assert.Single(store.LogLines, line => line.Contains(" session_started ", StringComparison.Ordinal));
        var skipped = Assert.Single(store.LogLines, line => line.Contains(" session_skipped ", StringComparison.Ordinal));
        Assert.Contains($"reason=\"{reason}\"", skipped);
        Assert.DoesNotContain(store.LogLines, line => line.Contains(" session_recorded ", StringComparison.Ordinal));
    }

    private static void Shell(string command)
    {
        using var process = Process.Start("/bin/bash", ["-c", command]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
