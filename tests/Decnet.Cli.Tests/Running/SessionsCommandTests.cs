using System.Text.Json;

namespace Decnet.Cli.Tests.Running;

public sealed class SessionsCommandTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Fact]
    public async Task A_piped_list_is_plain_and_whole_and_the_newest_comes_first()
    {
        _root.WithSession(1).WithSession(2, "prod/db/telnet");

        var run = await Cli.RunAsync("sessions", "--local", _root.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Matches(@"^SESSION +NAMESPACE +DECKY +SERVICE +SOURCE +USER +STARTED +DURATION +EXIT +SIZE +COMMAND$", run.Lines[0]);
        Assert.StartsWith(ArtifactRoot.Sid(2) + "  prod", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("2026-05-01T00:00:01Z", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_array_for_jq()
    {
        _root.WithSession(1).WithSession(2);

        var run = await Cli.RunAsync("sessions", "web", "--local", _root.Path, "-o", "json");

        using var list = JsonDocument.Parse(run.Output);
        Assert.Equal(["ended", "ended"], list.RootElement.EnumerateArray().Select(session => session.GetProperty("state").GetString()));
        Assert.Equal("192.0.2.7", list.RootElement[0].GetProperty("src").GetString());
    }

    [Fact]
    public async Task No_sessions_is_an_empty_answer_and_no_fault()
    {
        var run = await Cli.RunAsync("sessions", "--local", _root.Path);
        var json = await Cli.RunAsync("sessions", "--local", _root.Path, "-o", "json");

        Assert.Equal((0, "", "No sessions recorded.\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(0, JsonDocument.Parse(json.Output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_name_full_of_escape_sequences_is_written_out()
    {
        _root.WithSession(1, user: "\u001b]0;owned\a\u202eroot\n");

        var run = await Cli.RunAsync("sessions", "--local", _root.Path);

        Assert.Contains("\\e]0;owned\\x07\\u{202e}root\\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Lines.Length);
    }

    [Fact]
    public async Task On_a_terminal_ids_are_short_and_nothing_is_wider_than_it()
    {
        _root.WithSession(1, user: "admin");
        await File.AppendAllTextAsync(
            _root.Shard("lab/web/ssh"),
            ArtifactRoot.Header(2).Replace("\"src\"", $"\"cmd\":\"{new string('x', 300)}\",\"src\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var run = await Cli.OnTerminalAsync(["sessions", "--local", _root.Path]);
        var lines = run.Output.Split("\r\n").Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "")).ToList();

        Assert.Contains('\u001b', run.Output);
        Assert.Contains(lines, line => line.StartsWith("00000002  lab", StringComparison.Ordinal) && line.EndsWith('…'));
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task NO_COLOR_is_honoured_on_a_terminal()
    {
        _root.WithSession(1);
        var start = Cli.Start("script", ["-qec", $"NO_COLOR=1 '{Cli.Program}' sessions --local '{_root.Path}'", "/dev/null"]);
        using var process = System.Diagnostics.Process.Start(start)!;

        Assert.DoesNotContain("\u001b[", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_sessions_are_listed()
    {
        await using (var shard = File.AppendText(_root.Shard("lab/web/ssh")))
        {
            for (var number = 0; number < 10_000; number++)
                await shard.WriteAsync(ArtifactRoot.Header(number) + ArtifactRoot.Event(number, 1, "x") + ArtifactRoot.End(number, 2));
        }

        Assert.Equal(10_001, (await Cli.RunAsync("sessions", "--local", _root.Path)).Lines.Length);
        Assert.Equal(6, (await Cli.RunAsync("sessions", "--local", _root.Path, "--limit", "5")).Lines.Length);
    }

    public void Dispose() => _root.Dispose();
}
