using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Paging;
using Decnet.Store.Addresses;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Sessions;

/// <summary>`/sessions`</summary>
internal static class SessionEndpoints
{
    private const int CommandsShown = 1000;

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sessions", ListAsync).WithName("listSessions").WithSummary("Recorded sessions, the newest first");
        api.MapGet("/sessions/{sid}", GetAsync).WithName("getSession").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One session with its commands");
    }

    private static async Task<Page<SessionItem>> ListAsync(
        Access access, SessionPages pages, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? service = null, string? sid = null, string? source = null, string? state = null,
        DateTimeOffset? since = null, DateTimeOffset? until = null, int? limit = null, string? cursor = null)
    {
        var page = PageRequest.Read(limit, cursor);
        await access.RequireAsync("list", Question.Recordings, @namespace);
        var filter = new SessionFilter
        {
            Namespace = @namespace,
            Decky = decky,
            Service = service,
            SidPrefix = Prefix(sid),
            Address = Address(source),
            SinceUs = Instant.Microseconds(since),
            UntilUs = Instant.Microseconds(until),
            Open = state switch
            {
                null or "" => null,
                "open" => true,
                "ended" => false,
                _ => throw ApiFault.BadRequest("state should be open or ended"),
            },
        };
        var rows = await pages.PageAsync(filter, page.After, page.Limit + 1, cancellationToken);
        return page.Cut(rows, session => new PageKey(session.StartedUs, session.Id), SessionItem.Of);
    }

    private static async Task<SessionDetail> GetAsync(
        string sid, Access access, SessionPath path, SessionPages pages, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? service = null)
    {
        var session = await path.FindAsync(access, sid, @namespace, decky, service, cancellationToken);
        var commands = await pages.CommandsAsync(session.Id, CommandsShown, cancellationToken);
        return new SessionDetail(SessionItem.Of(session), commands.ConvertAll(command => new CommandItem(command.AtS, command.Origin, command.Text)));
    }

    private static string? Prefix(string? sid) => string.IsNullOrEmpty(sid) || (sid.Length <= 36 && sid.All(c => char.IsAsciiHexDigitLower(c) || c == '-'))
        ? sid
        : throw ApiFault.BadRequest("sid should be an id or its beginning, lower case");

    /// <exception cref="ApiFault">It is no address.</exception>
    internal static string? Address(string? text) =>
        string.IsNullOrEmpty(text) ? null : SourceAddress.Normalize(text) ?? throw ApiFault.BadRequest("source is no IP address");
}
