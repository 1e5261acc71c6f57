namespace Decnet.Store.Reading;

/// <summary>A session that may be the same person's.</summary>
/// <param name="Distance">Bits of 64 that differ: 0 is the same hand at the same keys, about 32 nothing in common.</param>
public sealed record LikeHand(long SessionId, string Sid, string? Address, int Distance);
