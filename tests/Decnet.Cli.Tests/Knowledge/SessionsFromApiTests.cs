using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Tests.Cluster;
using Decnet.Cli.Tests.Running;

namespace Decnet.Cli.Tests.Knowledge;

public sealed class SessionsFromApiTests : IDisposable
{
    private readonly ArtifactRoot _root = new ArtifactRoot().WithSession(1, output: "one\r\n");

    private static string Item(int number, string state = "ended") => $$$"""
        {"sid":"{{{ArtifactRoot.Sid(number)}}}","namespace":"lab","decky":"old","service":"ssh","source":"203.0.113.7","user":"admin","startedAt":"2025-01-0{{{number.ToString(CultureInfo.InvariantCulture)}}}T00:00:00Z",
         "durationS":12.5,"state":"{{{state}}}","exit":0,"reason":"exit","events":4,"bytes":99,"truncated":false,"command":null,"tty":true}
        """;

    private static string[] Sids(CliRun run) =>
        [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(session => session.GetProperty("sid").GetString()!)];

    [Fact]
    public async Task Old_sessions_come_from_the_API_and_old_shards_are_not_read_for_them()
    {
        await using var api = new FakeApi().With("/sessions?", $$"""{"items":[{{Item(3, "lost")}},{{Item(2)}}],"next":null}""");
        await using var cluster = new FakeCluster(new FakeNode("node-a", _root.Path)) { Apis = [api] };

        var run = await Running.Cli.RunAsync("sessions", "-A", "--kubeconfig", cluster.Kubeconfig, "-o", "json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The first one stands in an old shard alone.
        Assert.Equal([ArtifactRoot.Sid(3), ArtifactRoot.Sid(2)], Sids(run));
        var lost = JsonDocument.Parse(run.Output).RootElement[0];
        Assert.Equal(("lost", 12.5, "old"), (lost.GetProperty("state").GetString(), lost.GetProperty("duration").GetDouble(), lost.GetProperty("decky").GetString()));
    }

    [Fact]
    public async Task What_the_user_asked_for_is_asked_of_the_API()
    {
        await using var api = new FakeApi().With("/sessions?", """{"items":[],"next":null}""");
        await using var cluster = new FakeCluster(new FakeNode("node-a", _root.Path)) { Apis = [api] };

        await Running.Cli.RunAsync("sessions", "prod/web-01", "--service", "ssh", "--since", "2026-05-01", "--kubeconfig", cluster.Kubeconfig);

        Assert.StartsWith("/sessions?namespace=prod&decky=web-01&service=ssh&since=2026-05-01T00%3A00%3A00", Assert.Single(api.Asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task When_the_API_refuses_the_shards_are_read_and_it_is_said(int status)
    {
        await using var api = new FakeApi().With("/sessions?", """{"detail":"not now"}""", status);
        await using var cluster = new FakeCluster(new FakeNode("node-a", _root.Path)) { Apis = [api] };

        var run = await Running.Cli.RunAsync("sessions", "-A", "--kubeconfig", cluster.Kubeconfig, "-o", "json");

        Assert.Equal((0, 1), (run.ExitCode, Sids(run).Length));
        Assert.Contains("read from the shards, for the API can't be asked", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_right_to_read_shards_the_API_s_list_is_shown()
    {
        await using var api = new FakeApi().With("/sessions?", $$"""{"items":[{{Item(2)}}],"next":null}""");
        await using var cluster = new FakeCluster(new FakeNode("node-a", _root.Path)) { Apis = [api], ForbidsExec = true };

        var run = await Running.Cli.RunAsync("sessions", "-A", "--kubeconfig", cluster.Kubeconfig, "-o", "json");

        Assert.Equal([ArtifactRoot.Sid(2)], Sids(run));
        Assert.Contains("sessions of the last moments may be missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shards_alone_are_read_when_asked_for()
    {
        await using var api = new FakeApi();
        await using var cluster = new FakeCluster(new FakeNode("node-a", _root.Path)) { Apis = [api] };

        var run = await Running.Cli.RunAsync("sessions", "-A", "--from-shards", "--kubeconfig", cluster.Kubeconfig, "-o", "json");

        Assert.Equal([ArtifactRoot.Sid(1)], Sids(run));
        Assert.Empty(api.Asked);
    }

    public void Dispose() => _root.Dispose();
}
