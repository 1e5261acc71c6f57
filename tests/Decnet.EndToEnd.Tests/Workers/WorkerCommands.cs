using System.Globalization;
using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Workers;

/// <summary>`decnet workers` and `decnet bus` against the cluster, as the blue team uses them.</summary>
[Collection(WorkerCollection.Name)]
public sealed class WorkerCommands
{
    private static readonly Dictionary<string, string> Environment = new() { ["KUBECONFIG"] = TestCluster.Kubeconfig };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_shows_in_the_tap_and_an_interrupt_ends_it_with_0()
    {
        await new Worker("bus").ReasonAsync("Ready", Cancel);
        // Who runs the tests in the background has them ignore interrupts, and children inherit that.
        await using var tap = RunningProgram.Start(
            "/usr/bin/env", ["--default-signal=INT", TestCluster.Tool("decnet"), "bus", "tap", "decky.*.state", "-o", "json"], Environment);

        // Nobody keeps what was said before the tap was there, so it is said until it is seen.
        await Eventually.TrueAsync(
            async () =>
            {
                var published = await DecnetAsync("bus", "publish", "decky.lab_tapped.state", """{"state":"seen"}""");
                Assert.Contains("published on decky.lab_tapped.state", published, StringComparison.Ordinal);
                return tap.OutputSoFar.Contains('\n', StringComparison.Ordinal);
            },
            () => "an event in the tap", TimeSpan.FromMinutes(2), Cancel);
        (await Programs.RunAsync("kill", ["-INT", tap.Id.ToString(CultureInfo.InvariantCulture)], Cancel)).Succeeded();
        var ended = await tap.ExitAsync(Cancel);

        Assert.Equal((0, ""), (ended.ExitCode, ended.ErrorText));
        var first = JsonNode.Parse(ended.OutputText.Split('\n')[0])!;
        Assert.Equal("decky.lab_tapped.state", (string?)first["topic"]);
        Assert.Equal("""{"state":"seen"}""", first["payload"]!.ToJsonString());
    }

    [Fact]
    public async Task What_the_bus_would_not_take_is_refused_in_its_own_words()
    {
        await new Worker("bus").ReasonAsync("Ready", Cancel);

        var refused = await Programs.RunAsync(TestCluster.Tool("decnet"), ["bus", "publish", "decky.*.state", "{}"], Environment, null, Cancel);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("no token of a topic: \"*\"", refused.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_is_stopped_and_started_and_each_line_says_what_became_of_it()
    {
        var bus = new Worker("bus");
        await bus.ReasonAsync("Ready", Cancel);
        Assert.Matches(@"\bbus\b.*\bActive\b", await DecnetAsync("workers"));
        Assert.Contains("already running", await DecnetAsync("workers", "start", "bus"), StringComparison.Ordinal);

        Assert.Contains("stopped", await DecnetAsync("workers", "stop", "bus"), StringComparison.Ordinal);
        await bus.ReasonAsync("Stopped", Cancel);
        await Eventually.TrueAsync(async () => (await bus.PodsAsync(Cancel)).Length == 0, () => "no pod of the bus", TimeSpan.FromMinutes(3), Cancel);
        Assert.Contains("started", await DecnetAsync("workers", "start", "bus"), StringComparison.Ordinal);
        await bus.ReasonAsync("Ready", Cancel);
    }

    private static async Task<string> DecnetAsync(params string[] arguments) =>
        (await Programs.RunAsync(TestCluster.Tool("decnet"), arguments, Environment, null, Cancel)).Succeeded().OutputText;
}
