using System.Text.Json;
using Process = System.Diagnostics.Process;

namespace Decnet.Cli.Tests.Running;

public sealed class AgentCommandTests : IDisposable
{
    private readonly ArtifactRoot _root = new ArtifactRoot().WithSession(1, output: "one").WithSession(2, "lab/db/ssh", output: "two");

    [Fact]
    public async Task It_idles_until_it_is_told_to_stop()
    {
        using var agent = Process.Start(Cli.Start(Cli.Program, ["agent"]))!;
        Assert.StartsWith("ready", await agent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(agent.HasExited);

        using var kill = Process.Start("kill", ["-TERM", agent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await agent.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, agent.ExitCode);
    }

    [Fact]
    public async Task It_is_ready_when_the_root_can_be_read()
    {
        Assert.Equal(0, (await Cli.RunAsync("agent", "check", "--root", _root.Path)).ExitCode);
        Assert.Equal(3, (await Cli.RunAsync("agent", "check", "--root", "/nonexistent")).ExitCode);
    }

    [Fact]
    public async Task It_lists_finds_and_gives_lines()
    {
        var list = await Cli.RunAsync("agent", "list", "--root", _root.Path, "--decky", "db");
        var found = await Cli.RunAsync("agent", "find", "00000001", "--root", _root.Path);
        var lines = await Cli.RunAsync("agent", "lines", "lab", "db", "ssh", ArtifactRoot.Sid(2), "--root", _root.Path);

        Assert.Equal("db", JsonDocument.Parse(Assert.Single(list.Lines)).RootElement.GetProperty("decky").GetString());
        Assert.Contains(ArtifactRoot.Sid(1), Assert.Single(found.Lines), StringComparison.Ordinal);
        Assert.Equal(3, lines.Lines.Length);
    }

    public void Dispose() => _root.Dispose();
}
