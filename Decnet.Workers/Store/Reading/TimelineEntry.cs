namespace Decnet.Store.Reading;

/// <summary>One point of an attacker's way.</summary>
/// <param name="AtUs">Microseconds since 1970 (UTC).</param>
/// <param name="Decky">Namespace and name.</param>
/// <param name="What"><c>session</c>, or what was logged.</param>
/// <param name="Detail">The session's id, or the log's fields as JSON.</param>
public sealed record TimelineEntry(long AtUs, string Decky, string What, string? Detail);
