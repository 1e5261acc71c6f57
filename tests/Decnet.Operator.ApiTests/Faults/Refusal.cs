using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Decnet.Operator.ApiTests.Faults;

/// <summary>Answers as an API server in trouble gives them.</summary>
internal static class Refusal
{
    public static async Task<bool> AnswerAsync(HttpContext context, HttpStatusCode code, string? retryAfter = null)
    {
        context.Response.StatusCode = (int)code;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsJsonAsync(Status(code));
        return true;
    }

    /// <summary>A watch that begins well and then says that it cannot go on.</summary>
    public static async Task<bool> GoneInStreamAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { type = "ERROR", @object = Status(HttpStatusCode.Gone) }) + "\n");
        return true;
    }

    public static bool IsWatch(HttpContext context) => context.Request.Query["watch"] == "true";

    private static object Status(HttpStatusCode code) =>
        new { kind = "Status", apiVersion = "v1", status = "Failure", code = (int)code, reason = code == HttpStatusCode.Gone ? "Expired" : "Test", message = "as the test wishes" };
}
