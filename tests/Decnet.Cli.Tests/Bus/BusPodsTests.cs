using Decnet.Cli.Tests.Cluster;

namespace Decnet.Cli.Tests.Bus;

public sealed class BusPodsTests
{
    [Theory]
    [InlineData("tap", ">")]
    [InlineData("publish", "system.log", "{}")]
    public async Task A_bus_that_is_on_its_way_out_is_none_although_its_pod_is_still_called_ready(params string[] verb)
    {
        await using var cluster = new FakeCluster(new FakeNode("node-1", "") { IsGoing = true });

        var run = await Running.Cli.RunAsync(["bus", .. verb, "--kubeconfig", cluster.Kubeconfig]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("no bus runs in this cluster", run.Error, StringComparison.Ordinal);
    }
}
