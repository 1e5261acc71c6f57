using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Paging;
using Decnet.Api.Sessions;
using Decnet.Store.Addresses;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Attackers;

/// <summary>`/attackers`</summary>
internal static class AttackerEndpoints
{
    private const int TimelineLength = 500;
    private const int SessionsShown = 20;

    public static void MapAttackers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/attackers", ListAsync).WithName("listAttackers").WithSummary("Attackers, the last seen first");
        api.MapGet("/attackers/{address}", GetAsync).WithName("getAttacker").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One attacker with his way through the deckies");
    }

    private static async Task<Page<AttackerItem>> ListAsync(
        Access access, AttackerPages pages, CancellationToken cancellationToken, string? @namespace = null, int? limit = null, string? cursor = null)
    {
        var page = PageRequest.Read(limit, cursor);
        await access.RequireAsync("list", Question.Recordings, @namespace);
        var rows = @namespace is null
            ? await pages.PageAsync(page.After, page.Limit + 1, cancellationToken)
            : await pages.PageAsync(@namespace, page.After, page.Limit + 1, cancellationToken);
        return page.Cut(rows, attacker => new PageKey(attacker.LastSeenUs, attacker.Id), AttackerItem.Of);
    }

    private static async Task<AttackerDetail> GetAsync(
        string address, Access access, AttackerPages attackers, SessionPages sessions, KnowledgeQueries queries, CancellationToken cancellationToken,
        string? @namespace = null)
    {
        await access.RequireAsync("get", Question.Recordings, @namespace);
        var source = SourceAddress.Normalize(address) ?? throw ApiFault.BadRequest("that is no IP address");
        var attacker = await attackers.FindAsync(source, @namespace, cancellationToken)
            ?? throw ApiFault.NotFound($"nobody came from {source}" + (@namespace is null ? "" : $" to namespace {@namespace}"));
        var timeline = await queries.TimelineAsync(attacker.Id, TimelineLength, cancellationToken);
        var latest = await sessions.PageAsync(new SessionFilter { Address = source, Namespace = @namespace }, null, SessionsShown, cancellationToken);
        return new AttackerDetail(
            AttackerItem.Of(attacker),
            [.. timeline.Where(entry => @namespace is null || entry.Decky.StartsWith(@namespace + "/", StringComparison.Ordinal))
                .Select(entry => new TimelineItem(Instant.Of(entry.AtUs), entry.Decky, entry.What, entry.Detail))],
            latest.ConvertAll(SessionItem.Of));
    }
}
