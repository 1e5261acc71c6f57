using Decnet.Store.Opening;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Answering;

/// <summary>The edge of a request: whatever went wrong is answered as problem details, and only what is our own mistake is a 500.</summary>
internal sealed partial class Faults(IStoreEngine engine, ILogger<Faults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var fault = Explain(exception);
        if (fault.Status == StatusCodes.Status500InternalServerError)
            Broken(exception, httpContext.GetEndpoint()?.DisplayName ?? "");
        if (fault.RetryAfter is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (fault.Status == StatusCodes.Status401Unauthorized)
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Problem(fault.Message, title: fault.Title, statusCode: fault.Status).ExecuteAsync(httpContext);
        return true;
    }

    private ApiFault Explain(Exception exception) => exception switch
    {
        ApiFault fault => fault,
        BadHttpRequestException bad => new ApiFault(bad.StatusCode, "The request makes no sense", bad.Message),
        _ when engine.Explain(exception) is { State: var state } => ApiFault.Unavailable($"the store can't be read now ({state}); the worker's log says more"),
        _ => new ApiFault(StatusCodes.Status500InternalServerError, "It failed", "a fault of this program; its log says which"),
    };

    [LoggerMessage(1, LogLevel.Error, "a request failed: {Endpoint}")]
    private partial void Broken(Exception error, string endpoint);
}
