using Decnet.Api.Answering;
using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Admitting;

/// <summary>Lets in who has a token that the cluster knows. What he may do there, each endpoint asks.</summary>
internal sealed class Entrance(IReviews reviews)
{
    // The longest that comes from a real issuer is some 2 KiB.
    private const int LongestToken = 16 * 1024;
    private const string Scheme = "Bearer ";

    /// <exception cref="ApiFault">He is not let in.</exception>
    public async Task<Access> AdmitAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Unauthorized("a bearer token of this cluster is needed: Authorization: Bearer TOKEN");

        var token = value[Scheme.Length..].Trim();
        if (token.Length is 0 or > LongestToken)
            throw Unauthorized("that is no token");

        try
        {
            return await reviews.WhoAsync(token, context.RequestAborted) is { } caller
                ? new Access(caller, reviews, context.RequestAborted)
                : throw Unauthorized("the cluster doesn't know this token, or it has expired");
        }
        catch (ReviewUnavailableException e)
        {
            throw ApiFault.Unavailable(e.Message);
        }
    }

    private static ApiFault Unauthorized(string detail) => new(StatusCodes.Status401Unauthorized, "Who are you?", detail);
}
