using System.Text.Json;

namespace Decnet.Cli.Tests.Running;

public sealed class ExportCommandTests : IDisposable
{
    private readonly ArtifactRoot _root = new ArtifactRoot().WithSession(1, output: ["hello\r\n"]);

    [Fact]
    public async Task An_export_is_an_asciicast_with_a_title()
    {
        var run = await Cli.RunAsync("export", "0", "--local", _root.Path);

        using var header = JsonDocument.Parse(run.Lines[0]);
        Assert.Equal(2, header.RootElement.GetProperty("version").GetInt32());
        Assert.Equal($"lab/web/ssh {ArtifactRoot.Sid(1)}", header.RootElement.GetProperty("title").GetString());
        Assert.Equal("""[0.500000,"o","hello\r\n"]""", run.Lines[1]);
    }

    [Fact]
    public async Task It_does_not_write_to_a_terminal_unless_forced()
    {
        var refused = await Cli.OnTerminalAsync(["export", "0", "--local", _root.Path]);
        var forced = await Cli.OnTerminalAsync(["export", "0", "--force", "--local", _root.Path]);

        Assert.Equal((2, 0), (refused.ExitCode, forced.ExitCode));
        Assert.DoesNotContain("hello", refused.Output, StringComparison.Ordinal);
        Assert.Contains("hello", forced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_gives_the_bytes_and_shard_the_recorders_lines()
    {
        Assert.Equal("hello\r\n", (await Cli.RunAsync("export", "0", "--format", "raw", "--local", _root.Path)).Output);
        Assert.Equal(
            await File.ReadAllTextAsync(_root.Shard("lab/web/ssh"), TestContext.Current.CancellationToken),
            (await Cli.RunAsync("export", "0", "--format", "shard", "--local", _root.Path)).Output);
    }

    [Fact]
    public async Task What_was_typed_can_be_left_out()
    {
        await File.AppendAllTextAsync(
            _root.Shard("lab/db/ssh"), ArtifactRoot.Header(2) + ArtifactRoot.Event(2, 1, "s3cret", "i") + ArtifactRoot.End(2, 2), TestContext.Current.CancellationToken);

        Assert.Contains("s3cret", (await Cli.RunAsync("export", "00000002", "--local", _root.Path)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", (await Cli.RunAsync("export", "00000002", "--no-input", "--local", _root.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_exports_into_one_open_file_stand_one_after_the_other()
    {
        var file = Path.Combine(_root.Path, "both");
        await Cli.RunAsync("sh", ["-c", $"('{Cli.Program}' export 0 --local '{_root.Path}'; '{Cli.Program}' export 0 --local '{_root.Path}') > '{file}'"]);

        Assert.Equal(4, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length);
    }

    public void Dispose() => _root.Dispose();
}
