using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;
using Decnet.Store.Model;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Sessions;

/// <summary>
/// The session that a path means, if the caller may see it. An id alone is enough nearly always; where somebody forged it on another decky, the
/// decky must be named.
/// </summary>
internal sealed class SessionPath(SessionPages pages)
{
    /// <exception cref="ApiFault">There is none, there are several, or he may not see it.</exception>
    public async Task<Session> FindAsync(Access access, string sid, string? space, string? decky, string? service, CancellationToken cancellationToken)
    {
        if (sid.Length != 36 || !SessionIds.IsValid(System.Text.Encoding.ASCII.GetBytes(sid)))
            throw ApiFault.BadRequest("that is no id of a session: 36 characters, lower case");
        if (new[] { space, decky, service }.Any(name => name is not null && !DnsLabel.IsValid(name)))
            throw ApiFault.BadRequest("namespace, decky and service are lower-case letters, digits and -");

        var found = await pages.FindAsync(sid, new SessionFilter { Namespace = space, Decky = decky, Service = service }, cancellationToken);
        var seen = new List<Session>();
        foreach (var session in found)
        {
            if (await access.MayAsync("get", Question.Recordings, session.Namespace))
                seen.Add(session);
        }

        return (found.Count, seen) switch
        {
            (0, _) => throw ApiFault.NotFound($"there is no session {sid}"),
            (_, []) => throw ApiFault.Forbidden($"you may not get recordings.{Question.Group} where this session was recorded"),
            (_, [var only]) => only,
            _ => throw new ApiFault(
                StatusCodes.Status409Conflict, "Which one?",
                $"several deckies have a session of this id, name one with namespace, decky and service: {string.Join(", ", seen.Select(one => $"{one.Namespace}/{one.Decky}/{one.Service}"))}"),
        };
    }
}
