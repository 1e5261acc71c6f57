using System.Diagnostics;
using System.Globalization;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Gadgets;
using Prometheus;

namespace Decnet.Operator.ApiTests.Reconciling;

public sealed class ScaleTests(ApiServer server) : ApiTest(server)
{
    private const int Many = 1000;
    private const int Workers = 4;

    [Fact]
    public async Task A_thousand_objects_converge_near_a_bare_clients_time_and_then_cost_nothing()
    {
        await EachAsync(32, number => Namespace.CreateAsync($"g-{number}"));
        var bare = await BareAsync();

        var watch = Stopwatch.StartNew();
        var (running, controller) = await RunAsync();
        await Eventually.TrueAsync(() => controller.Seen.Count == Many, "all are reconciled", TimeSpan.FromSeconds(120));
        var ours = watch.Elapsed;
        await QuietAsync(running);

        var patches = Requests(running, "PATCH");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"bare {bare.TotalSeconds:0.00} s, operator {ours.TotalSeconds:0.00} s, {patches} writes, {controller.Reconciles} reconciles"));
        Assert.Equal(Many, (await Server.Admin.ListNamespacedConfigMapAsync(Namespace.Name, labelSelector: "gadget")).Items.Count);
        Assert.InRange(patches, 2 * Many, 2.05 * Many); // a child and a status each, once
        Assert.InRange(ours / bare, 0, 2.5);
    }

    // The same writes, by the same parallelism, with nothing around them.
    private async Task<TimeSpan> BareAsync()
    {
        var other = await TestNamespace.CreateAsync(Server);
        await EachAsync(32, number => other.CreateAsync($"g-{number}"));
        var watch = Stopwatch.StartNew();
        await EachAsync(Workers, async number =>
        {
            await Server.Admin.PatchNamespacedConfigMapAsync(
                new V1Patch($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"g-{{{number}}}"},"data":{"size":"1"}}""", V1Patch.PatchType.ApplyPatch),
                $"g-{number}", other.Name, fieldManager: "bare", force: true);
            await Server.Admin.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
                new V1Patch("""{"status":{"observedSize":1,"phase":"Fine"}}""", V1Patch.PatchType.MergePatch), Gadget.Group, "v1", other.Name, "gadgets", $"g-{number}");
        });
        return watch.Elapsed;
    }

    private static async Task QuietAsync(OperatorUnderTest running)
    {
        var last = -1.0;
        await Eventually.TrueAsync(
            async () =>
            {
                var before = last;
                last = Requests(running, "PATCH");
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                return before >= 0 && before == Requests(running, "PATCH");
            },
            "nothing more is sent");
    }

    private static double Requests(OperatorUnderTest running, string method) => Metric.Sum(running.Get<Counter>(), method);

    private static Task EachAsync(int parallel, Func<int, Task> act) =>
        Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (number, _) => await act(number));
}
