using System.Text.Json;
using Decnet.Api.Sessions;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Api.Profiles;

/// <summary>How somebody typed in one session: times and frequencies, never what was typed. Null means that it was not computed.</summary>
/// <param name="Simhash">Sixteen hexadecimal digits: the fewer bits differ between two sessions, the more alike their typing.</param>
/// <param name="TopBigrams">Pairs of keys with their number and mean gap in ms, most frequent first.</param>
internal sealed record ProfileItem(SessionItem Session, SessionFigures Figures, string? Verdict, IReadOnlyList<string> Reasons, string? Simhash, JsonElement? TopBigrams)
{
    public static ProfileItem Of(Session session, SessionProfile profile) => new(
        SessionItem.Of(session),
        SessionFigures.Of(profile),
        profile.Verdict,
        profile.VerdictReasons?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        profile.KdDigraphSimhash is { } hash ? Convert.ToHexStringLower(hash) : null,
        profile.KdTopBigrams is { } bigrams ? JsonSerializer.Deserialize<JsonElement>(bigrams) : null);
}
