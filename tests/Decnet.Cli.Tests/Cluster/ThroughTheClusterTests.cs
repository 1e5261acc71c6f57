using System.Text.Json;
using Decnet.Cli.Tests.Running;

namespace Decnet.Cli.Tests.Cluster;

public sealed class ThroughTheClusterTests : IDisposable
{
    private readonly ArtifactRoot _first = new ArtifactRoot().WithSession(1, output: "one\r\n").WithSession(3, "prod/db/telnet", output: "three\r\n");
    private readonly ArtifactRoot _second = new ArtifactRoot().WithSession(2, output: "two\r\n");

    [Fact]
    public async Task The_sessions_of_all_nodes_are_one_list()
    {
        await using var cluster = Cluster();

        var all = await Running.Cli.RunAsync("sessions", "-A", "--kubeconfig", cluster.Kubeconfig, "-o", "json");
        var mine = await Running.Cli.RunAsync("--kubeconfig", cluster.Kubeconfig, "sessions");

        Assert.Equal(
            [ArtifactRoot.Sid(3), ArtifactRoot.Sid(2), ArtifactRoot.Sid(1)],
            JsonDocument.Parse(all.Output).RootElement.EnumerateArray().Select(session => session.GetProperty("sid").GetString()));
        Assert.Equal((0, 3), (mine.ExitCode, mine.Lines.Length));
    }

    [Fact]
    public async Task A_session_is_replayed_and_exported_from_the_node_that_has_it()
    {
        await using var cluster = Cluster();

        Assert.Equal("two\n", (await Running.Cli.RunAsync("replay", "00000002", "--kubeconfig", cluster.Kubeconfig)).Output);
        Assert.Equal(
            (await Running.Cli.RunAsync("export", "00000003", "--local", _first.Path)).Output,
            (await Running.Cli.RunAsync("export", "db/00000003", "--kubeconfig", cluster.Kubeconfig)).Output);
    }

    [Fact]
    public async Task Megabytes_come_through_byte_for_byte()
    {
        await using (var shard = File.AppendText(_second.Shard("lab/big/ssh")))
        {
            await shard.WriteAsync(ArtifactRoot.Header(9));
            for (var i = 0; i < 20_000; i++)
                await shard.WriteAsync(ArtifactRoot.Event(9, i, new string((char)('a' + (i % 26)), 500)));
            await shard.WriteAsync(ArtifactRoot.End(9, 20_000));
        }

        await using var cluster = Cluster();

        Assert.Equal(
            await File.ReadAllTextAsync(_second.Shard("lab/big/ssh"), TestContext.Current.CancellationToken),
            (await Running.Cli.RunAsync("export", "00000009", "--format", "shard", "--kubeconfig", cluster.Kubeconfig)).Output);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_failure_and_never_half_an_answer_taken_for_whole()
    {
        await using (var shard = File.AppendText(_second.Shard("lab/big/ssh")))
        {
            await shard.WriteAsync(ArtifactRoot.Header(9));
            for (var i = 0; i < 5000; i++)
                await shard.WriteAsync(ArtifactRoot.Event(9, i, new string('x', 500)));
        }

        await using var cluster = new FakeCluster(new FakeNode("node-b", _second.Path)) { CutsAfter = 100_000 };

        var run = await Running.Cli.RunAsync("export", "00000009", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: the agent on node node-b failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_fails_is_said_and_the_rest_is_shown()
    {
        await using var cluster = new FakeCluster(new FakeNode("node-a", _first.Path), new FakeNode("node-b", "/nonexistent"), new FakeNode("node-c", "/x", Ready: false));

        var run = await Running.Cli.RunAsync("sessions", "-A", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal((1, 3), (run.ExitCode, run.Lines.Length));
        Assert.Contains("the agent on node node-b failed: error: there is no artifact root", run.Error, StringComparison.Ordinal);
        Assert.Contains("node node-c: its agent sys/agent-node-c is not ready", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_exec_it_is_forbidden()
    {
        await using var cluster = new FakeCluster(new FakeNode("node-a", _first.Path)) { ForbidsExec = true };

        Assert.Equal(5, (await Running.Cli.RunAsync("sessions", "--kubeconfig", cluster.Kubeconfig)).ExitCode);
    }

    [Fact]
    public async Task Without_an_agent_it_says_what_to_install()
    {
        await using var cluster = new FakeCluster();

        var run = await Running.Cli.RunAsync("sessions", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("helm install", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_tells_what_runs()
    {
        await using var cluster = new FakeCluster
        {
            DeckiesJson = """
                {"items":[{"metadata":{"namespace":"lab","name":"web-01","creationTimestamp":"2026-05-01T00:00:00Z"},"spec":{"services":[{"name":"ssh"}]},
                "status":{"address":"203.0.113.5:22","conditions":[{"type":"Ready","status":"False","reason":"ImagePull","message":"no\u001b[31mimage"}]}}]}
                """,
        };

        var run = await Running.Cli.RunAsync("status", "--kubeconfig", cluster.Kubeconfig);
        var json = await Running.Cli.RunAsync("status", "-o", "json", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("v1.36.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("0/1 ready", run.Output, StringComparison.Ordinal);
        Assert.Contains("ImagePull: no\\e[31mimage", run.Output, StringComparison.Ordinal);
        Assert.Equal("web-01", JsonDocument.Parse(json.Output).RootElement.GetProperty("deckies")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_unreachable_cluster_has_its_own_exit_code()
    {
        var cluster = Cluster();
        var kubeconfig = cluster.Kubeconfig + ".kept";
        File.Copy(cluster.Kubeconfig, kubeconfig);
        await cluster.DisposeAsync();

        var run = await Running.Cli.RunAsync("status", "--kubeconfig", kubeconfig);
        File.Delete(kubeconfig);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("can't be reached", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private FakeCluster Cluster() => new(new FakeNode("node-a", _first.Path), new FakeNode("node-b", _second.Path));
}
