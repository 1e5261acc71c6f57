using System.Diagnostics;
using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Decnet.Operator.ApiTests.Gadgets;
using Decnet.Operator.Reconciling;
using Decnet.Operator.Reconciling.Running;

namespace Decnet.Operator.ApiTests.Writing;

public sealed class ApplyTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task Retry_After_is_honoured_by_writes_and_lists()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var refused = new HashSet<string>();
        gateway.Answer = context =>
        {
            lock (refused)
            {
                return refused.Add(context.Request.Method + Refusal.IsWatch(context))
                    ? Refusal.AnswerAsync(context, HttpStatusCode.TooManyRequests, "1")
                    : Task.FromResult(false);
            }
        };
        await Namespace.CreateAsync("a");
        var watch = Stopwatch.StartNew();

        var (running, controller) = await RunAsync(gateway.Address);

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "reconciled");
        Assert.True(watch.Elapsed.TotalSeconds > 2, "one second for a list, one for a patch");
        Assert.Equal(0, Metric.Sum(running.Get<ReconcileMetrics>().Errors));
        Assert.Equal(0, Metric.Sum(running.Watching().ListFailures));
    }

    [Fact]
    public async Task A_field_that_is_no_longer_desired_is_given_up()
    {
        var (running, _) = await RunAsync();
        var writer = running.Get<IClusterWriter>();
        await writer.ApplyAsync(Map(("a", "1"), ("b", "2")), default);

        await writer.ApplyAsync(Map(("a", "1")), default);

        Assert.Equal("a", Assert.Single((await Server.Admin.ReadNamespacedConfigMapAsync("map", Namespace.Name)).Data).Key);
    }

    [Fact]
    public async Task Fields_of_others_stay()
    {
        var (running, _) = await RunAsync();
        var writer = running.Get<IClusterWriter>();
        await writer.ApplyAsync(Map(("a", "1")), default);
        await Server.Admin.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"data":{"theirs":"x"}}""", V1Patch.PatchType.MergePatch), "map", Namespace.Name);

        await writer.ApplyAsync(Map(("a", "2")), default);

        var data = (await Server.Admin.ReadNamespacedConfigMapAsync("map", Namespace.Name)).Data;
        Assert.Equal(("2", "x"), (data["a"], data["theirs"]));
    }

    [Fact]
    public async Task A_field_that_another_manager_has_taken_is_taken_back()
    {
        var (running, _) = await RunAsync();
        var writer = running.Get<IClusterWriter>();
        await writer.ApplyAsync(Map(("a", "1")), default);
        await Server.Admin.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"map"},"data":{"a":"theirs"}}""", V1Patch.PatchType.ApplyPatch),
            "map", Namespace.Name, fieldManager: "somebody", force: true);

        await writer.ApplyAsync(Map(("a", "1"), ("b", "2")), default);

        Assert.Equal("1", (await Server.Admin.ReadNamespacedConfigMapAsync("map", Namespace.Name)).Data["a"]);
    }

    [Fact]
    public async Task What_is_not_there_is_created_and_belongs_to_us_field_by_field()
    {
        var (running, _) = await RunAsync();
        var writer = running.Get<IClusterWriter>();

        Assert.NotNull(await writer.CreateAsync(Map(("a", "1"), ("b", "2")), default));
        await writer.ApplyAsync(Map(("a", "1")), default);

        Assert.Equal("a", Assert.Single((await Server.Admin.ReadNamespacedConfigMapAsync("map", Namespace.Name)).Data).Key);
    }

    [Fact]
    public async Task What_is_there_already_is_not_created_over()
    {
        var (running, _) = await RunAsync();
        var theirs = await Server.Admin.CreateNamespacedConfigMapAsync(
            new() { Metadata = new() { Name = "map" }, Data = new Dictionary<string, string> { ["theirs"] = "x" } }, Namespace.Name);

        Assert.Null(await running.Get<IClusterWriter>().CreateAsync(Map(("a", "1")), default));

        var now = await Server.Admin.ReadNamespacedConfigMapAsync("map", Namespace.Name);
        Assert.Equal(theirs.Metadata.ResourceVersion, now.Metadata.ResourceVersion);
        Assert.Equal("theirs", Assert.Single(now.Data).Key);
    }

    [Fact]
    public async Task A_refusal_names_the_fields()
    {
        var (running, _) = await RunAsync();
        var gadget = Gadget.Named(Namespace.Name, "a");
        gadget.Spec.Colour = "much longer than ten letters";

        var refusal = await Assert.ThrowsAsync<ClusterRequestException>(() => running.Get<IClusterWriter>().ApplyAsync(gadget, default));

        Assert.True(refusal.IsInvalid);
        Assert.Equal("Invalid", refusal.Reason);
        Assert.Contains("spec.color", refusal.Fields.Append(refusal.ServerMessage).Aggregate((left, right) => $"{left} {right}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_object_of_that_uid_is_deleted()
    {
        var (running, _) = await RunAsync();
        var writer = running.Get<IClusterWriter>();
        var map = await writer.ApplyAsync(Map(("a", "1")), default);
        var key = ObjectKey.Of(map);

        await writer.DeleteAsync<V1ConfigMap>(key, "00000000-0000-0000-0000-000000000000", default);
        Assert.NotNull(await running.Get<IClusterReader>().GetAsync<V1ConfigMap>(key, default));
        await writer.DeleteAsync<V1ConfigMap>(key, map.Metadata.Uid, default);
        Assert.Null(await running.Get<IClusterReader>().GetAsync<V1ConfigMap>(key, default));
        await writer.DeleteAsync<V1ConfigMap>(key, null, default);
    }

    private V1ConfigMap Map(params (string Key, string Value)[] data) => new()
    {
        Metadata = new V1ObjectMeta { Name = "map", NamespaceProperty = Namespace.Name },
        Data = data.ToDictionary(entry => entry.Key, entry => entry.Value),
    };
}
