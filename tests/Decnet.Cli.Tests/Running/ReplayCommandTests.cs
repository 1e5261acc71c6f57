using System.Diagnostics;

namespace Decnet.Cli.Tests.Running;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Fact]
    public async Task A_pipe_gets_the_text_at_once()
    {
        _root.WithSession(1, output: ["\u001b[1madmin@web\u001b[0m:~$ ", "l", "x\b \bs\r\n", "\u001b]52;c;ZXZpbA==\afile\r\n"]);
        await File.AppendAllTextAsync(_root.Shard("lab/db/ssh"), ArtifactRoot.Header(2) + ArtifactRoot.Event(2, 1, "a\r\n") + ArtifactRoot.Event(2, 86400, "b\r\n"), TestContext.Current.CancellationToken);

        Assert.Equal("admin@web:~$ ls\nfile\n", (await Cli.RunAsync("replay", "00000001", "--local", _root.Path)).Output);
        Assert.Equal("a\nb\n", (await Cli.RunAsync("replay", "00000002", "--local", _root.Path)).Output);
    }

    [Fact]
    public async Task Passwords_are_shown_when_asked_for()
    {
        await File.AppendAllTextAsync(
            _root.Shard("lab/web/ssh"),
            ArtifactRoot.Header(1) + ArtifactRoot.Event(1, 1, "Password: ") + ArtifactRoot.Event(1, 2, "hunter2\r", "i", ",\"ne\":true")
            + ArtifactRoot.Event(1, 3, "\r\n$ ") + ArtifactRoot.Event(1, 4, "l", "i") + ArtifactRoot.Event(1, 4, "l"),
            TestContext.Current.CancellationToken);

        Assert.Equal("Password: \n$ l\n", (await Cli.RunAsync("replay", "0", "--local", _root.Path)).Output);
        Assert.Equal("Password: ‹hunter2⏎›\n$ l\n", (await Cli.RunAsync("replay", "0", "--input", "--local", _root.Path)).Output);
        Assert.Equal("Password: ‹hunter2⏎›\n$ ‹l›l\n", (await Cli.RunAsync("replay", "0", "--input", "all", "--local", _root.Path)).Output);
    }

    [Fact]
    public async Task On_a_terminal_it_takes_its_time_draws_and_restores_the_terminal()
    {
        _root.WithSession(1, output: ["\u001b[31mred\u001b]0;owned\a", "\u001b[?1000h\u001b[6nend"]);
        var clock = Stopwatch.StartNew();

        var run = await Cli.OnTerminalAsync(["replay", "0", "--local", _root.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
        Assert.Contains("\u001b[31mredend\u001b[0m", run.Output, StringComparison.Ordinal);
        Assert.Contains("session ended: exit, exit 0", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("owned", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_pauses_steps_and_quits()
    {
        await File.AppendAllTextAsync(
            _root.Shard("lab/web/ssh"),
            ArtifactRoot.Header(1) + ArtifactRoot.Event(1, 0, "one.") + ArtifactRoot.Event(1, 10000, "two.") + ArtifactRoot.Event(1, 20000, "three.") + ArtifactRoot.Event(1, 30000, "four."),
            TestContext.Current.CancellationToken);

        var run = await Cli.OnTerminalAsync(["replay", "0", "--local", _root.Path], ("one.", " ."), ("two.", "."), ("three.", "q"));

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("four.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speed_and_idle_limit_shorten_it()
    {
        await File.AppendAllTextAsync(
            _root.Shard("lab/web/ssh"), ArtifactRoot.Header(1) + ArtifactRoot.Event(1, 5000, "late.") + ArtifactRoot.End(1, 5001), TestContext.Current.CancellationToken);

        var run = await Cli.OnTerminalAsync(["replay", "0", "--idle-limit", "0.1", "--speed", "2", "--local", _root.Path]);

        Assert.Contains("late.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_it_quietly()
    {
        await using (var shard = File.AppendText(_root.Shard("lab/web/ssh")))
        {
            await shard.WriteAsync(ArtifactRoot.Header(1));
            for (var i = 0; i < 200_000; i++)
                await shard.WriteAsync(ArtifactRoot.Event(1, i, "yes and more of it\r\n"));
        }

        var run = await Cli.RunAsync("sh", ["-c", $"'{Cli.Program}' replay 0 --local '{_root.Path}' | head -n 2"]);

        Assert.Equal((0, "yes and more of it\nyes and more of it\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Json_gives_every_event()
    {
        _root.WithSession(1, output: ["a", "\u001b[1mb"]);

        var run = await Cli.RunAsync("replay", "0", "-o", "json", "--local", _root.Path);

        Assert.Equal(["""{"time":0.5,"channel":"o","data":"a"}""", """{"time":1,"channel":"o","data":"\u001B[1mb"}"""], run.Lines);
    }

    public void Dispose() => _root.Dispose();
}
