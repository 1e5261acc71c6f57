using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Queueing;
using Prometheus;

namespace Decnet.Operator.Observability;

/// <summary>What the kubelet and the monitoring ask the process.</summary>
internal static class Probes
{
    /// <summary>
    /// <c>/healthz</c>: the process answers. <c>/readyz</c>: the caches are synced; a standby is ready, so that a roll-out does not wait for
    /// leadership. <c>/metrics</c>: Prometheus text.
    /// </summary>
    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => "ok");
        app.MapGet("/readyz", (InformerSet informers) => Readiness(informers));
        app.MapMetrics("/metrics", app.ServiceProvider.GetRequiredService<CollectorRegistry>());
    }

    /// <summary>Sets the gauges that grow by themselves just before each scrape.</summary>
    public static void MeasureOnScrape(this CollectorRegistry registry, QueueObservers queues, InformerSet informers, WatchMetrics watches) =>
        registry.AddBeforeCollectCallback(() =>
        {
            queues.Measure();
            foreach (var kind in informers.All.GroupBy(informer => informer.Size.Kind, informer => informer.Size.Objects))
                watches.Objects.WithLabels(kind.Key).Set(kind.Sum());
        });

    private static IResult Readiness(InformerSet informers)
    {
        var problems = informers.All.Select(informer => informer.Problem).Where(problem => problem.Length > 0).ToList();
        return problems.Count == 0
            ? Results.Text("ok")
            : Results.Text(string.Join('\n', problems), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
