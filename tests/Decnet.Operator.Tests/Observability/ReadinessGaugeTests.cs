using System.Text;
using Decnet.Operator.Observability;
using Decnet.Operator.Reconciling;
using Prometheus;

namespace Decnet.Operator.Tests.Observability;

public sealed class ReadinessGaugeTests
{
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly ReadinessGauge _gauge;

    public ReadinessGaugeTests() => _gauge = new ReadinessGauge(Metrics.WithCustomRegistry(_registry), limit: 2);

    [Fact]
    public async Task A_new_reason_replaces_the_series_of_the_old_one()
    {
        _gauge.Report(Secret("a"), false, "Starting");
        _gauge.Report(Secret("a"), true, "AsPlanned");

        var lines = await SeriesAsync();
        Assert.Equal("""decnet_object_ready{kind="Secret",namespace="east",name="a",reason="AsPlanned"} 1""", Assert.Single(lines));
    }

    [Fact]
    public async Task A_deleted_object_leaves_no_series()
    {
        _gauge.Report(Secret("a"), true, "AsPlanned");

        _gauge.Withdraw<V1Secret>(new ObjectKey("east", "a"));

        Assert.Empty(await SeriesAsync());
    }

    [Fact]
    public async Task Beyond_the_limit_objects_are_only_counted()
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
            _gauge.Report(Secret(name), true, "AsPlanned");

        Assert.Equal(2, (await SeriesAsync()).Count);
        Assert.Contains("decnet_object_ready_dropped_total 2", await TextAsync(), StringComparison.Ordinal);
    }

    private static V1Secret Secret(string name) => new() { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "east" } };

    private async Task<List<string>> SeriesAsync() =>
        [.. (await TextAsync()).Split('\n').Where(line => line.StartsWith("decnet_object_ready{", StringComparison.Ordinal))];

    private async Task<string> TextAsync()
    {
        using var stream = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
