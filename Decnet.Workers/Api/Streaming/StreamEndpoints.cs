using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Decnet.Api.Streaming;

/// <summary>`/stream`</summary>
internal static class StreamEndpoints
{
    public static void MapStream(this IEndpointRouteBuilder api) =>
        api.MapGet("/stream", StreamAsync).WithName("stream").WithSummary("Events as they happen (Server-Sent Events)")
            .WithDescription("Events `snapshot` (first), `bus` (an event as the bus has it) and `gap` (something was missed). At least once: after Last-Event-ID sessions may come again, with the same `sid`.")
            .Produces<string>(contentType: "text/event-stream");

    private static async Task StreamAsync(
        HttpContext context, Access access, Entrance entrance, EventStream stream, StreamSeats seats, StreamOptions options, TimeProvider time,
        IHostApplicationLifetime lifetime, ApiMetrics metrics, string[]? topic = null, string? @namespace = null)
    {
        var request = StreamRequest.Read(topic, @namespace, context.Request.Headers["Last-Event-ID"]);
        await access.RequireAsync("watch", Question.Recordings, @namespace);
        using var seat = seats.Take() ?? throw ApiFault.Unavailable($"{options.Most} streams are open already");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await stream.RunAsync(request, new SseWriter(context.Response, options.Patience, time), MayGoOnAsync, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has gone, or this program goes.
        }
        catch (SlowClientException)
        {
            metrics.SlowClients.Inc();
            context.Abort();
        }

        async Task<bool> MayGoOnAsync()
        {
            try
            {
                return await (await entrance.AdmitAsync(context)).MayAsync("watch", Question.Recordings, @namespace);
            }
            catch (ApiFault fault)
            {
                // An API server that is away for a moment takes nobody's rights.
                return fault.Status == StatusCodes.Status503ServiceUnavailable;
            }
        }
    }
}
