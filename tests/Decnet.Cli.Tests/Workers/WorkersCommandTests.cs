using System.Text.Json;
using Decnet.Cli.Tests.Cluster;

namespace Decnet.Cli.Tests.Workers;

public sealed class WorkersCommandTests
{
    private const string Three = """
        {"items":[
          {"metadata":{"namespace":"sys","name":"bus","creationTimestamp":"2026-01-01T00:00:00Z"},"spec":{"role":"bus","enabled":true},
           "status":{"state":"Active","ready":3,"desired":3,"restarts":2,"lastHeartbeatAt":"2026-01-01T00:00:00Z",
             "conditions":[{"type":"Ready","status":"True","reason":"Ready","message":"up"},{"type":"Live","status":"True"},{"type":"OnBus","status":"True"}]}},
          {"metadata":{"namespace":"sys","name":"profiler"},"spec":{"role":"profiler","enabled":false},
           "status":{"state":"Quarantined","ready":0,"desired":0,"restarts":5,"quarantinedAt":"2026-01-01T00:00:00Z",
             "conditions":[{"type":"Ready","status":"False","reason":"Quarantined","message":"It crashed"}]}},
          {"metadata":{"namespace":"sys","name":"prober"},"spec":{"role":"prober","enabled":true,"replicas":0},
           "status":{"state":"Stopped","conditions":[{"type":"Ready","status":"False","reason":"Stopped","message":"spec.replicas is 0"}]}}
        ]}
        """;

    [Fact]
    public async Task Workers_are_listed_with_state_restarts_and_the_age_of_the_heartbeat()
    {
        await using var cluster = new FakeCluster { WorkersJson = Three };
        var run = await Running.Cli.RunAsync("workers", "-o", "wide", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"NAMESPACE\s+NAME\s+ROLE\s+STATE\s+READY\s+RESTARTS\s+HEARTBEAT\s+AGE\s+LIVE\s+BUS\s+REASON", run.Output);
        Assert.Matches(@"sys\s+bus\s+bus\s+Active\s+3/3\s+2\s+\S+\s+\S+\s+True\s+True\s+Ready", run.Output);
        Assert.Matches(@"profiler\s+profiler\s+Quarantined\s+0/0\s+5\s", run.Output);
        Assert.Contains("Quarantined: It crashed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_the_three_states_are_as_the_status_has_them()
    {
        await using var cluster = new FakeCluster { WorkersJson = Three };
        var run = await Running.Cli.RunAsync("workers", "-o", "json", "--kubeconfig", cluster.Kubeconfig);

        var workers = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["Active", "Stopped", "Quarantined"], workers.EnumerateArray().Select(worker => worker.GetProperty("state").GetString()));
        Assert.Equal(["bus", "prober", "profiler"], workers.EnumerateArray().Select(worker => worker.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Starting_all_says_of_each_what_came_of_it()
    {
        await using var cluster = new FakeCluster { WorkersJson = Three, ForbidsPatchOf = "prober" };
        var run = await Running.Cli.RunAsync("workers", "start", "--all", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("✔ bus already running", run.Lines[0]);
        Assert.StartsWith("✘ prober failed: your account may not do this: serviceworkers is forbidden", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal("✔ profiler started (was in quarantine)", run.Lines[2]);
        Assert.Equal(
            [
                """/apis/decnet.io/v1alpha1/namespaces/sys/serviceworkers/prober {"spec":{"replicas":1}}""",
                """/apis/decnet.io/v1alpha1/namespaces/sys/serviceworkers/profiler {"spec":{"enabled":true}}""",
            ],
            cluster.Patches);
    }

    [Fact]
    public async Task Stopping_by_name_changes_that_one_only()
    {
        await using var cluster = new FakeCluster { WorkersJson = Three };
        var run = await Running.Cli.RunAsync("workers", "stop", "bus", "profiler", "no-such", "-o", "json", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(1, run.ExitCode);
        var results = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["stopped", "already stopped", "failed"], results.Select(result => result.GetProperty("result").GetString()));
        Assert.Equal("there is no worker of that name", results[2].GetProperty("reason").GetString());
        Assert.Equal(["""/apis/decnet.io/v1alpha1/namespaces/sys/serviceworkers/bus {"spec":{"enabled":false}}"""], cluster.Patches);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("stop", "--all", "bus")]
    public async Task It_wants_names_or_all_and_not_both(params string[] args)
    {
        await using var cluster = new FakeCluster();
        var run = await Running.Cli.RunAsync(["workers", .. args, "--kubeconfig", cluster.Kubeconfig]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("give names, or --all", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_worker_starting_all_is_an_error()
    {
        await using var cluster = new FakeCluster();
        var run = await Running.Cli.RunAsync("workers", "start", "--all", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("there are no workers", run.Error, StringComparison.Ordinal);
    }
}
