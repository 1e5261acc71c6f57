namespace Decnet.Cli.Tests.Running;

public sealed class BadInputTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Theory]
    [InlineData(2, "bogus")]
    [InlineData(2, "replay")]
    [InlineData(2, "replay", "not-hex", "--local", "/tmp")]
    [InlineData(2, "replay", "3f", "--speed", "0", "--local", "/tmp")]
    [InlineData(2, "replay", "3f", "--speed", "NaN", "--local", "/tmp")]
    [InlineData(2, "sessions", "--output", "xml", "--local", "/tmp")]
    [InlineData(2, "sessions", "../etc", "--local", "/tmp")]
    [InlineData(2, "sessions", "-n", "lab", "-A", "--local", "/tmp")]
    [InlineData(2, "sessions", "--since", "whenever", "--local", "/tmp")]
    [InlineData(3, "sessions", "--local", "/nonexistent")]
    [InlineData(3, "sessions", "--local", "/etc/passwd")]
    [InlineData(3, "replay", "3f", "--local", "/var/empty-no-such")]
    [InlineData(4, "sessions")]
    [InlineData(4, "status")]
    [InlineData(4, "status", "--kubeconfig", "/nonexistent")]
    public async Task A_wrong_call_ends_with_its_code_an_error_and_a_remedy(int code, params string[] args)
    {
        var run = await Cli.RunAsync(args);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^error: .+\n  → .+\n$", run.Error);
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_not_found()
    {
        var run = await Cli.RunAsync("replay", "ffff", "--local", _root.WithSession(1).Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no session begins with ffff", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ambiguous_prefix_names_what_it_could_be()
    {
        _root.WithSession(1, output: "one").WithSession(2).WithSession(1, "lab/db/ssh", output: "other");

        var run = await Cli.RunAsync("replay", "0000", "--local", _root.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"lab/db/{ArtifactRoot.Sid(1)}", run.Error, StringComparison.Ordinal);

        Assert.Equal("other\n", (await Cli.RunAsync("replay", "db/00000001", "--local", _root.Path)).Output);
    }

    [Fact]
    public async Task A_root_of_another_user_says_who_may_read_it()
    {
        _root.WithSession(1);
        File.SetUnixFileMode(_root.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var run = await Cli.RunAsync("setpriv", ["--reuid", "65534", "--clear-groups", "--regid", "65534", Cli.Program, "sessions", "--local", _root.Path]);

        Assert.SkipWhen(Environment.UserName != "root", "needs root to be somebody else");
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("permission denied", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decky_folder_that_cannot_be_read_costs_only_itself()
    {
        Assert.SkipWhen(Environment.UserName != "root", "needs root to be somebody else");
        _root.WithSession(1).WithSession(2, "lab/db/ssh");
        File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path.Combine(_root.Path, "lab/db"), UnixFileMode.UserRead);

        var run = await Cli.RunAsync("setpriv", ["--reuid", "65534", "--clear-groups", "--regid", "65534", Cli.Program, "sessions", "--local", _root.Path]);

        Assert.Equal((0, 2), (run.ExitCode, run.Lines.Length));
        Assert.Contains("not read: lab/db", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_hundred_megabytes_and_binary_junk_are_passed_over()
    {
        await using (var shard = File.OpenWrite(_root.Shard("lab/web/ssh")))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (var i = 0; i < 100; i++)
                await shard.WriteAsync(block, TestContext.Current.CancellationToken);
            shard.WriteByte((byte)'\n');
            new Random(1).NextBytes(block);
            await shard.WriteAsync(block, TestContext.Current.CancellationToken);
            shard.WriteByte((byte)'\n');
        }

        _root.WithSession(1, output: "still here");

        Assert.Equal(2, (await Cli.RunAsync("sessions", "--local", _root.Path)).Lines.Length);
        Assert.Equal("still here\n", (await Cli.RunAsync("replay", "0", "--local", _root.Path)).Output);
    }

    [Fact]
    public async Task A_symlink_out_of_the_root_is_refused_and_said()
    {
        using var outside = new ArtifactRoot().WithSession(9);
        _root.WithSession(1);
        File.CreateSymbolicLink(_root.Shard("lab/web/ssh", "2026-05-02"), outside.Shard("lab/web/ssh"));

        var run = await Cli.RunAsync("sessions", "--local", _root.Path);

        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("not read: lab/web/ssh/transcripts/sessions-2026-05-02.jsonl: it is a symbolic link", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Dispose();
}
