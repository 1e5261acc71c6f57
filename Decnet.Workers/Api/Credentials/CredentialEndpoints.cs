using Decnet.Api.Admitting;
using Decnet.Api.Paging;
using Decnet.Api.Sessions;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Credentials;

/// <summary>`/credentials`</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder api) =>
        api.MapGet("/credentials", ListAsync).WithName("listCredentials").WithSummary("Names and passwords that were tried, the last tried first");

    private static async Task<Page<CredentialItem>> ListAsync(
        Access access, CredentialPages pages, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? source = null, int? limit = null, string? cursor = null)
    {
        var page = PageRequest.Read(limit, cursor);
        await access.RequireAsync("list", Question.Credentials, @namespace);
        var filter = new CredentialFilter(@namespace, decky, SessionEndpoints.Address(source));
        var rows = await pages.PageAsync(filter, page.After, page.Limit + 1, cancellationToken);
        return page.Cut(rows, one => new PageKey(one.LastUs, one.Id), CredentialItem.Of);
    }
}
