using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.Reconciling;

public sealed class ReconcileTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task A_new_object_gets_its_child_and_its_status()
    {
        await RunAsync();

        await Namespace.CreateAsync("a", size: 7);

        await Eventually.TrueAsync(async () => (await Namespace.ReadAsync("a")).Status?.ObservedSize == 7, "status is written");
        var child = await Server.Admin.ReadNamespacedConfigMapAsync("a", Namespace.Name);
        Assert.Equal("7", child.Data["size"]);
        Assert.Equal("decnet-operator", Assert.Single(child.Metadata.ManagedFields).Manager);
    }

    [Fact]
    public async Task An_edit_takes_effect()
    {
        var (_, controller) = await RunAsync();
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "first reconcile");

        await Namespace.PatchAsync("a", """{"spec":{"size":9}}""");

        await Eventually.TrueAsync(
            async () => (await Server.Admin.ReadNamespacedConfigMapAsync("a", Namespace.Name)).Data["size"] == "9", "child follows");
    }

    [Fact]
    public async Task A_child_changed_or_deleted_by_hand_is_back()
    {
        await RunAsync();
        await Namespace.CreateAsync("a", size: 3);
        await ChildShowsAsync("3");

        await Server.Admin.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"data":{"size":"tampered"}}""", V1Patch.PatchType.MergePatch), "a", Namespace.Name);
        await ChildShowsAsync("3");
        await Server.Admin.DeleteNamespacedConfigMapAsync("a", Namespace.Name);
        await ChildShowsAsync("3");
    }

    [Fact]
    public async Task A_child_that_loses_its_label_or_its_owner_is_put_right()
    {
        await RunAsync();
        await Namespace.CreateAsync("a");
        await ChildShowsAsync("1");

        await Server.Admin.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"metadata":{"labels":null,"ownerReferences":null}}""", V1Patch.PatchType.MergePatch), "a", Namespace.Name);

        await Eventually.TrueAsync(
            async () => await Server.Admin.ReadNamespacedConfigMapAsync("a", Namespace.Name)
                is { Metadata: { Labels.Count: 1, OwnerReferences.Count: 1 } },
            "label and owner are back");
    }

    [Fact]
    public async Task A_deleted_object_is_told_of_once()
    {
        var (_, controller) = await RunAsync();
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "first reconcile");

        await Namespace.DeleteAsync("a");

        await Eventually.TrueAsync(() => !controller.Deleted.IsEmpty, "DeletedAsync");
        Assert.Equal("a", Assert.Single(controller.Deleted));
    }

    [Fact]
    public async Task A_secret_that_an_object_refers_to_leads_back_to_it()
    {
        var (_, controller) = await RunAsync();
        await Namespace.CreateAsync("a", secret: "keys");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "first reconcile");
        await SettledAsync(controller);
        var before = controller.Reconciles;

        await Server.Admin.CreateNamespacedSecretAsync(new V1Secret { Metadata = new V1ObjectMeta { Name = "keys" } }, Namespace.Name);

        await Eventually.TrueAsync(() => controller.Reconciles > before, "the secret's arrival reconciles");
    }

    [Fact]
    public async Task A_settled_object_costs_no_request()
    {
        var (running, controller) = await RunAsync();
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "first reconcile");
        await SettledAsync(controller);
        var version = (await Namespace.ReadAsync("a")).Metadata.ResourceVersion;
        var patches = Patches(running);
        var before = controller.Reconciles;

        await Namespace.PatchAsync("a", """{"metadata":{"annotations":{"touched":"1"}}}""");
        await Eventually.TrueAsync(() => controller.Reconciles > before, "the touch reconciles");
        await SettledAsync(controller);

        Assert.NotEqual(version, (await Namespace.ReadAsync("a")).Metadata.ResourceVersion);
        Assert.Equal(patches, Patches(running));
    }

    [Fact]
    public async Task One_object_is_never_reconciled_twice_at_a_time()
    {
        var (_, controller) = await RunAsync();
        controller.Before = (_, token) => Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, token);

        await Namespace.CreateAsync("a");
        for (var size = 2; size <= 30; size++)
            await Namespace.PatchAsync("a", $$$"""{"spec":{"size":{{{size}}}}}""");

        await Eventually.TrueAsync(() => controller.Seen.GetValueOrDefault("a") == 30, "the last edit is seen");
        Assert.Equal(0, controller.Overlaps);
    }

    [Fact]
    public async Task Different_objects_are_reconciled_at_a_time_but_not_more_than_allowed()
    {
        var (_, controller) = await RunAsync();
        var (now, most) = (0, 0);
        controller.Before = async (_, token) =>
        {
            var running = Interlocked.Increment(ref now);
            most = Math.Max(most, running);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
            Interlocked.Decrement(ref now);
        };

        for (var number = 0; number < 20; number++)
            await Namespace.CreateAsync($"g-{number}");

        await Eventually.TrueAsync(() => controller.Seen.Count == 20, "all of them");
        Assert.InRange(most, 2, 4);
    }

    [Fact]
    public async Task A_failing_object_is_tried_again_and_does_not_hold_up_others()
    {
        var (_, controller) = await RunAsync();
        var failures = 0;
        controller.Before = (gadget, _) =>
            gadget.Metadata.Name == "bad" && Interlocked.Increment(ref failures) < 4
                ? throw new InvalidOperationException("as the test wishes")
                : Task.CompletedTask;

        await Namespace.CreateAsync("bad");
        await Namespace.CreateAsync("good");

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("good"), "the good one");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("bad"), "the bad one, in the end");
    }

    private static async Task SettledAsync(Gadgets.GadgetController controller)
    {
        var last = -1;
        await Eventually.TrueAsync(
            async () =>
            {
                var before = last;
                last = controller.Reconciles;
                await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
                return before == controller.Reconciles;
            },
            "no more reconciles");
    }

    private static double Patches(OperatorUnderTest running) => running.Get<Prometheus.Counter>().GetAllLabelValues()
        .Where(labels => labels[1] == "PATCH").Sum(labels => running.Get<Prometheus.Counter>().WithLabels(labels).Value);

    private Task<TimeSpan> ChildShowsAsync(string size, TimeSpan? within = null) => Eventually.TrueAsync(
        async () =>
        {
            var all = await Server.Admin.ListNamespacedConfigMapAsync(Namespace.Name);
            return all.Items.SingleOrDefault(map => map.Metadata.Name == "a")?.Data["size"] == size;
        },
        $"the child shows {size}",
        within);
}
