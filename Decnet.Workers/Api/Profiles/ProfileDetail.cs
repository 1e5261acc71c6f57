namespace Decnet.Api.Profiles;

/// <summary>A profile, and sessions from elsewhere that were typed much alike.</summary>
/// <param name="Alike">Suggestions, never facts; only for who may see recordings of every namespace.</param>
internal sealed record ProfileDetail(ProfileItem Profile, IReadOnlyList<AlikeItem> Alike);
