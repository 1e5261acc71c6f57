namespace Decnet.Api.Profiles;

/// <summary>A session that may be the same person's.</summary>
/// <param name="Distance">Bits of 64 that differ: 0 is the same hand at the same keys, about 32 nothing in common.</param>
internal sealed record AlikeItem(string Sid, string? Source, int Distance);
