using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Gadgets;
using Prometheus;

namespace Decnet.Operator.ApiTests.Reconciling;

public sealed class ScaleTests(ApiServer server) : ApiTest(server)
{
    private const int Many = 1000;

    [Fact]
    public async Task A_thousand_objects_are_written_once_each_and_then_cost_nothing()
    {
        await EachAsync(32, number => Namespace.CreateAsync($"g-{number}"));
        var (running, controller) = await RunAsync();
        await Eventually.TrueAsync(() => controller.Seen.Count == Many, "all are reconciled", TimeSpan.FromSeconds(120));
        await QuietAsync(running);

        var patches = Requests(running, "PATCH");
        Assert.Equal(Many, (await Server.Admin.ListNamespacedConfigMapAsync(Namespace.Name, labelSelector: "gadget")).Items.Count);
        Assert.InRange(patches, 2 * Many, 2.05 * Many); // a child and a status each, once
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
