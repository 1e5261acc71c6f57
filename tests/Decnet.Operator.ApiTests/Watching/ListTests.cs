using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Decnet.Operator.ApiTests.Gadgets;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Watching;

public sealed class ListTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task Five_thousand_objects_are_listed_page_by_page()
    {
        await Parallel.ForAsync(0, 5000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, token) =>
            await Server.Admin.CreateNamespacedConfigMapAsync(
                new V1ConfigMap
                {
                    Metadata = new V1ObjectMeta { Name = $"map-{number}", Labels = new Dictionary<string, string> { ["gadget"] = "none" } },
                },
                Namespace.Name,
                cancellationToken: token));
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var pages = 0;
        gateway.Answer = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/configmaps", StringComparison.Ordinal) && !Refusal.IsWatch(context))
                Interlocked.Increment(ref pages);
            return Task.FromResult(false);
        };

        var (running, _) = await RunAsync(gateway.Address);
        await running.SyncedAsync();

        Assert.Equal(5000, running.Get<IStores>().Of<V1ConfigMap>("gadget").List().Count);
        Assert.Equal(50, pages);
    }

    [Fact]
    public async Task An_object_that_does_not_decode_is_counted_and_hides_no_other()
    {
        await Namespace.CreateAsync(Undecodable("early"));
        var (running, controller) = await RunAsync();
        await Namespace.CreateAsync("good");
        await Namespace.CreateAsync(Undecodable("late"));
        await Namespace.CreateAsync("after");

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("good") && controller.Seen.ContainsKey("after"), "the good ones");
        await Eventually.TrueAsync(() => running.Watching().Undecodable.WithLabels("Gadget").Value == 2, "two are counted");

        await Namespace.PatchAsync("late", """{"spec":{"size":4}}""");
        await Eventually.TrueAsync(() => controller.Seen.GetValueOrDefault("late") == 4, "one is put right");
        await Namespace.DeleteAsync("early");
        await Eventually.TrueAsync(() => running.Watching().Undecodable.WithLabels("Gadget").Value == 0, "the alarm ends");
    }

    [Fact]
    public async Task An_object_that_no_longer_decodes_is_not_taken_for_deleted()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (running, controller) = await RunAsync(gateway.Address);
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "it is seen");

        await Namespace.PatchAsync("a", """{"spec":{"size":"big"}}""");

        await Eventually.TrueAsync(() => running.Watching().Undecodable.WithLabels("Gadget").Value == 1, "it is counted");
        Assert.NotNull(running.Get<IStore<Gadget>>().Get(new ObjectKey(Namespace.Name, "a")));
        Assert.Empty(controller.Deleted);
    }

    [Fact]
    public async Task A_kind_whose_CRD_comes_late_is_waited_for()
    {
        var (running, controller) = await RunLatecomerAsync();
        await Eventually.TrueAsync(
            () => running.Informers.All.Any(informer => informer.Problem == "Latecomer: waiting for its CRD"), "readiness says what is missing");

        await GadgetDefinition.InstallAsync(Server.Admin, "Latecomer");
        await Server.Admin.CustomObjects.CreateNamespacedCustomObjectAsync(
            new Latecomer { Metadata = new V1ObjectMeta { Name = "a" } }, Gadget.Group, "v1", Namespace.Name, "latecomers");

        await Eventually.TrueAsync(() => controller.Seen.Contains("a"), "it is reconciled");
        Assert.All(running.Informers.All, informer => Assert.Equal("", informer.Problem));
    }

    [Fact]
    public async Task Only_the_listed_namespaces_are_watched()
    {
        var second = await TestNamespace.CreateAsync(Server);
        var other = await TestNamespace.CreateAsync(Server);
        var (_, controller) = await RunAsync(change: options => options with { WatchNamespaces = $"{Namespace.Name}, {second.Name}" });
        await other.CreateAsync("elsewhere");
        await Namespace.CreateAsync("first");
        await second.CreateAsync("second");

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("first") && controller.Seen.ContainsKey("second"), "both of ours");
        Assert.DoesNotContain("elsewhere", controller.Seen.Keys);
    }

    private async Task<(OperatorUnderTest Operator, LatecomerController Controller)> RunLatecomerAsync()
    {
        var running = Use(await OperatorUnderTest.StartAsync(
            () => Server.Configuration(), OperatorUnderTest.Alone(Namespace.Name), services =>
            {
                services.AddController<Latecomer, LatecomerController>("latecomer", _ => { });
                services.AddSingleton(Quick);
            }));
        return (running, (LatecomerController)running.Get<IEntityController<Latecomer>>());
    }

    private Dictionary<string, object> Undecodable(string name) => new Dictionary<string, object>
    {
        ["apiVersion"] = $"{Gadget.Group}/v1",
        ["kind"] = "Gadget",
        ["metadata"] = new Dictionary<string, object> { ["name"] = name, ["namespace"] = Namespace.Name },
        ["spec"] = new Dictionary<string, object> { ["size"] = "big" },
    };
}
