using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Serving;

/// <summary>Counts requests and sets what every answer has. Paths and queries are not logged: they may hold an intruder's words, or a password in a hurry.</summary>
internal sealed class RequestLog(RequestDelegate next, ApiMetrics metrics, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var began = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            metrics.Requests.WithLabels(route, context.Response.StatusCode.ToString(CultureInfo.InvariantCulture)).Inc();
            if (!route.EndsWith("/stream", StringComparison.Ordinal))
                metrics.Seconds.Observe(time.GetElapsedTime(began).TotalSeconds);
        }
    }
}
