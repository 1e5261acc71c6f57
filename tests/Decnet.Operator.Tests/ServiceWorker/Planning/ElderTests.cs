using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.Tests.ServiceWorker.Planning;

public sealed class ElderTests
{
    private static readonly WorkerDefaults Defaults = new() { Namespace = "system", Image = "x" };
    private static readonly DateTime Morning = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_two_workers_of_one_role_the_first_that_was_made_has_it()
    {
        var (old, young) = (Worker("zebra", "collector", 0), Worker("ant", "collector", 1));

        Assert.Null(Of(old, young));
        Assert.Equal("zebra", Of(young, old));
    }

    [Fact]
    public void Made_in_the_same_second_the_name_decides()
    {
        var (a, b) = (Worker("a", "bus", 0), Worker("b", "bus", 0));

        Assert.Null(Of(a, b));
        Assert.Equal("a", Of(b, a));
    }

    [Theory]
    [InlineData("another role", "profiler", null, null, null)]
    [InlineData("stopped", "collector", false, null, null)]
    [InlineData("scaled to zero", "collector", null, 0, null)]
    [InlineData("on other nodes", "collector", null, null, "b")]
    public void Who_is_not_in_the_way_is_no_elder(string why, string role, bool? enabled, int? replicas, string? zone)
    {
        var young = Worker("young", "collector", 1, zone: "a");
        var old = Worker("old", role, 0, zone);
        (old.Spec.Enabled, old.Spec.Replicas) = (enabled, replicas);

        Assert.True(Of(young, old) is null, why);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(null)]
    public void Nodes_that_both_may_have_are_in_the_way(string? zone) =>
        Assert.Equal("old", Of(Worker("young", "collector", 1, zone: "a"), Worker("old", "collector", 0, zone)));

    [Fact]
    public void One_pod_in_the_cluster_meets_those_on_every_node()
    {
        var young = Worker("young", "webhook", 1, zone: "a");
        young.Spec.Scope = "Cluster";

        Assert.Equal("old", Of(young, Worker("old", "webhook", 0, zone: "b")));
    }

    [Fact]
    public void Who_cannot_run_or_is_going_is_no_elder()
    {
        var young = Worker("young", "collector", 1);
        var (bad, going) = (Worker("bad", "collector", 0), Worker("going", "collector", 0));
        bad.Spec.Settings = new Dictionary<string, string> { ["Odd Name"] = "x" };
        going.Metadata.DeletionTimestamp = Morning;

        Assert.Null(Of(young, bad, going));
    }

    [Fact]
    public void The_api_may_run_twice() => Assert.Null(Of(Worker("young", "api", 1), Worker("old", "api", 0)));

    private static string? Of(V1Alpha1ServiceWorker worker, params V1Alpha1ServiceWorker[] others) =>
        Elder.Of(worker, [.. others, worker], Defaults)?.Metadata.Name;

    private static V1Alpha1ServiceWorker Worker(string name, string role, int hours, string? zone = null) => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = "system", Uid = name, CreationTimestamp = Morning.AddHours(hours) },
        Spec = new()
        {
            Role = role,
            Pod = zone is null ? null : new() { NodeSelector = new Dictionary<string, string> { ["zone"] = zone } },
        },
    };
}
