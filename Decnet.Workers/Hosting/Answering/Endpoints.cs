using Decnet.Hosting.Living;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace Decnet.Hosting.Answering;

/// <summary>What the kubelet, the operator and the monitoring ask the process.</summary>
internal static class Endpoints
{
    public static void MapWorker(this IEndpointRouteBuilder app)
    {
        app.MapGet(WorkerEndpoint.Live, (Liveness liveness) => Answer(liveness.Hang()));
        app.MapGet(WorkerEndpoint.Ready, (Liveness liveness) => Answer(liveness.Unready()));
        app.MapGet(WorkerEndpoint.Status, (Vitals vitals) => Results.Json(vitals.Status(), WorkerStatusJson.Default.WorkerStatus));
        foreach (var role in app.ServiceProvider.GetServices<IEndpoints>())
            role.Map(app);
        app.MapMetrics(WorkerEndpoint.Metrics, app.ServiceProvider.GetRequiredService<CollectorRegistry>());
    }

    private static IResult Answer(string? problem) =>
        problem is null ? Results.Text("ok") : Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable);
}
