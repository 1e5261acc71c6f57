namespace Decnet.Api.Attackers;

/// <summary>One point of an attacker's way.</summary>
/// <param name="Decky">`namespace/name`.</param>
/// <param name="What">`session`, or what was logged in the meantime about a decky that he visited.</param>
/// <param name="Detail">The session's id, or the log's fields as JSON.</param>
internal sealed record TimelineItem(DateTimeOffset At, string Decky, string What, string? Detail);
