using Decnet.SessRec.Native;
using Decnet.SessRec.Tests.Running;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>However a session ends, it has exactly one terminal record, in the shard and in the log.</summary>
public sealed class EndTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void The_client_vanishes_while_idle()
    {
        using var client = Prompt();
        client.Vanish();
        client.Wait();
        OneEnd("hangup");
    }

    [Fact]
    public void The_client_vanishes_while_output_floods()
    {
        using var client = new TerminalClient(_store, "--", "-c", "yes");
        client.ReadSome();
        client.Vanish();
        client.Wait();
        OneEnd("hangup");
    }

    [Fact]
    public void The_client_vanishes_and_the_shell_ignores_it()
    {
        using var client = new TerminalClient(_store, "--", "-c", "trap '' HUP; echo $$; sleep 300");
        client.WaitFor("\n");
        client.Vanish();
        client.Wait();
        OneEnd("hangup");
        Assert.Equal(-1, _store.Only().Exit);
        Processes.Kill(int.Parse(client.Text.Trim(), System.Globalization.CultureInfo.InvariantCulture), LibC.SIGKILL);
    }

    [Theory]
    [InlineData(1, "hangup")]
    [InlineData(15, "killed")]
    public void The_recorder_gets_a_signal(int signal, string reason)
    {
        using var client = Prompt();
        Processes.Kill(client.ProcessId, signal);
        client.Wait();
        OneEnd(reason);
    }

    [Fact]
    public void The_shell_is_killed()
    {
        using var client = Prompt();
        client.Send("kill -9 $$\r");
        Assert.Equal(LibC.SIGKILL, client.Finish().Signal);
        OneEnd("killed");
        Assert.Equal(137, _store.Only().Exit);
    }

    [Fact]
    public void The_shell_crashes()
    {
        using var client = Prompt();
        client.Send("kill -SEGV $$\r");
        Assert.Equal(LibC.SIGSEGV, client.Finish().Signal);
        OneEnd("killed");
    }

    [Fact]
    public void The_recorder_is_killed_and_its_header_says_who_it_was()
    {
        using var client = Prompt();
        Processes.Kill(client.ProcessId, LibC.SIGKILL);
        client.Wait();
        var recording = _store.Only();
        Assert.DoesNotContain(recording.Lines, line => line.TryGetProperty("end", out _));
        Assert.Equal(client.ProcessId, recording.Header.GetProperty("pid").GetInt32());
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(), recording.Header.GetProperty("boot").GetString());
        Assert.Equal(client.Text, recording.Output);
    }

    [Fact]
    public void What_was_shown_before_the_recorder_was_killed_is_in_the_shard()
    {
        using var client = new TerminalClient(_store, "--", "-c", "seq 1 1000000");
        while (client.Seen.Length < 300_000)
        {
            client.ReadSome();
        }

        Processes.Kill(client.ProcessId, LibC.SIGKILL);
        client.Finish();
        // The kernel may have cut the line that was being written; what it holds was not shown yet.
        var recorded = Assert.Single(Store.Grouped(_store.Lines(out var torn))).Output;
        Assert.StartsWith(client.Text, recorded);
        Assert.InRange(torn.Count, 0, 1);
    }

    private TerminalClient Prompt()
    {
        var client = new TerminalClient(_store, "--login", "--", "--norc", "--noprofile");
        client.WaitFor("READY$ ");
        return client;
    }

    private void OneEnd(string reason)
    {
        Assert.Equal(reason, _store.Only().Reason);
        Assert.Single(_store.LogLines, line => line.Contains(" session_started ", StringComparison.Ordinal));
        Assert.Single(_store.LogLines, line => line.Contains(" session_recorded ", StringComparison.Ordinal));
    }
}
