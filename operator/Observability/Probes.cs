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
        // Plain request delegates: handlers with parameters and results would be compiled at run time, which costs memory for good.
        app.MapGet("/healthz", context => context.Response.WriteAsync("ok"));
        app.MapGet("/readyz", Readiness);
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

    private static Task Readiness(HttpContext context)
    {
        var informers = context.RequestServices.GetRequiredService<InformerSet>();
        var problems = informers.All.Select(informer => informer.Problem).Where(problem => problem.Length > 0).ToList();
        context.Response.StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(problems.Count == 0 ? "ok" : string.Join('\n', problems));
    }
}
