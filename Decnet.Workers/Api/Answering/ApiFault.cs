using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Answering;

/// <summary>Ends a request with problem details (RFC 9457). The detail is a sentence for whoever asked and tells nothing that he may not know.</summary>
internal sealed class ApiFault(int status, string title, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    /// <summary>Seconds after which the same may succeed; null when it won't.</summary>
    public int? RetryAfter { get; init; }

    public static ApiFault BadRequest(string detail) => new(StatusCodes.Status400BadRequest, "The request makes no sense", detail);

    public static ApiFault Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "Not allowed", detail);

    public static ApiFault NotFound(string detail) => new(StatusCodes.Status404NotFound, "Not found", detail);

    public static ApiFault Unavailable(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, "Not possible now", detail) { RetryAfter = 5 };
}
