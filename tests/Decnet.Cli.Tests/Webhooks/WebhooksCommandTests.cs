using System.Text.Json;
using Decnet.Cli.Tests.Cluster;

namespace Decnet.Cli.Tests.Webhooks;

public sealed class WebhooksCommandTests
{
    private const string Four = """
        {"items":[
          {"metadata":{"namespace":"sys","name":"siem","creationTimestamp":"2026-01-01T00:00:00Z"},"spec":{"url":"https://siem.example.com/s3cret","enabled":true},
           "status":{"state":"Active","host":"siem.example.com","consecutiveFailures":0,"lastSuccessAt":"2026-01-01T00:00:00Z","backlog":3,"deadLetters":2,
             "conditions":[{"type":"Ready","status":"True","reason":"Ready","message":"up"}]}},
          {"metadata":{"namespace":"sys","name":"soar"},"spec":{"enabled":false},
           "status":{"state":"Tripped","host":"soar","consecutiveFailures":5,"autoDisabledAt":"2026-01-01T00:00:00Z","lastError":"HTTP 500 \u001b[31m",
             "conditions":[{"type":"Ready","status":"False","reason":"Tripped","message":"Deliveries failed"}]}},
          {"metadata":{"namespace":"blue","name":"gitops"},"spec":{"enabled":true,"circuit":{"onTrip":"StatusOnly"}},"status":{"state":"Tripped"}},
          {"metadata":{"namespace":"blue","name":"resting"},"spec":{"enabled":false},"status":{"state":"Paused"}}
        ]}
        """;

    [Fact]
    public async Task Subscriptions_are_listed_with_the_tripped_ones_counted_and_marked()
    {
        await using var cluster = new FakeCluster { SubscriptionsJson = Four };
        var run = await Running.Cli.RunAsync("webhooks", "-o", "wide", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("4 webhook subscriptions, 2 tripped", run.Lines[0]);
        Assert.Matches(@"NAMESPACE\s+NAME\s+STATE\s+URL\s+FAILURES\s+LAST SUCCESS\s+BACKLOG\s+DEAD\s+AGE\s+LAST ERROR\s+REASON", run.Output);
        Assert.Matches(@"(?m)^✘\s+sys\s+soar\s+Tripped\s+soar\s+5\s", run.Output);
        Assert.Matches(@"(?m)^\s+sys\s+siem\s+Active\s+siem.example.com\s+0\s+\S+\s+3\s+2\s", run.Output);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain("s3cret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_the_three_states_are_as_the_status_has_them()
    {
        await using var cluster = new FakeCluster { SubscriptionsJson = Four };
        var run = await Running.Cli.RunAsync("webhooks", "-o", "json", "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(
            ["Tripped", "Paused", "Active", "Tripped"],
            JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(one => one.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Rearming_takes_the_way_that_the_circuit_asks_for()
    {
        await using var cluster = new FakeCluster { SubscriptionsJson = Four };
        foreach (var name in new[] { "soar", "gitops", "siem" })
            Assert.Equal(0, (await Running.Cli.RunAsync("webhooks", "rearm", name, "--kubeconfig", cluster.Kubeconfig)).ExitCode);

        var patches = cluster.Patches.ToList();
        Assert.Equal("""/apis/decnet.io/v1alpha1/namespaces/sys/webhooksubscriptions/soar {"spec":{"enabled":true}}""", patches[0]);
        Assert.StartsWith(
            """/apis/decnet.io/v1alpha1/namespaces/blue/webhooksubscriptions/gitops {"metadata":{"annotations":{"decnet.io/rearm":"20""", patches[1], StringComparison.Ordinal);
        Assert.Equal(2, patches.Count);
    }

    [Theory]
    [InlineData("rearm", "nobody", "there is no webhook subscription")]
    [InlineData("dead", "siem", "no webhook worker runs in this cluster")]
    public async Task What_is_not_there_is_said(string verb, string name, string words)
    {
        await using var cluster = new FakeCluster { SubscriptionsJson = Four };
        var run = await Running.Cli.RunAsync("webhooks", verb, name, "--kubeconfig", cluster.Kubeconfig);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }
}
