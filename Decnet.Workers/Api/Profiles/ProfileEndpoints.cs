using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Paging;
using Decnet.Api.Sessions;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Profiles;

/// <summary>`/profiles` and `/sessions/{sid}/profile`</summary>
internal static class ProfileEndpoints
{
    private static readonly string[] Verdicts = ["human", "jittered", "script"];

    // Farther than this, two hands have no more in common than any two.
    private const int Farthest = 8;
    private const int AlikeShown = 10;

    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles", ListAsync).WithName("listProfiles").WithSummary("Keystroke profiles, of the newest sessions first");
        api.MapGet("/sessions/{sid}/profile", GetAsync).WithName("getProfile").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("The keystroke profile of a session");
    }

    private static async Task<Page<ProfileItem>> ListAsync(
        Access access, SessionPages pages, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? verdict = null, int? limit = null, string? cursor = null)
    {
        var page = PageRequest.Read(limit, cursor);
        await access.RequireAsync("list", Question.Recordings, @namespace);
        if (verdict is not null && !Verdicts.Contains(verdict))
            throw ApiFault.BadRequest($"verdict should be one of {string.Join(", ", Verdicts)}");

        var filter = new SessionFilter { Namespace = @namespace, Decky = decky };
        var rows = await pages.ProfiledAsync(filter, verdict, page.After, page.Limit + 1, cancellationToken);
        return page.Cut(rows, row => new PageKey(row.Session.StartedUs, row.Session.Id), row => ProfileItem.Of(row.Session, row.Profile.Profile));
    }

    private static async Task<ProfileDetail> GetAsync(
        string sid, Access access, SessionPath path, SessionPages pages, KnowledgeQueries queries, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? service = null)
    {
        var session = await path.FindAsync(access, sid, @namespace, decky, service, cancellationToken);
        var profile = await pages.ProfileAsync(session.Id, cancellationToken)
            ?? throw ApiFault.NotFound(session.EndedUs is null ? $"the session {sid} goes on: a profile is made when it has ended" : $"the session {sid} has no profile yet");
        var alike = await access.MayAsync("get", Question.Recordings, null)
            ? await queries.LikeHandsAsync(session.Id, Farthest, AlikeShown, cancellationToken)
            : [];
        return new ProfileDetail(ProfileItem.Of(session, profile.Profile), [.. alike.Select(one => new AlikeItem(one.Sid, one.Address, one.Distance))]);
    }
}
