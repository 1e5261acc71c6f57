namespace Decnet.Cli.Attackers;

/// <summary>One point of an attacker's way.</summary>
internal sealed record TimelineView(DateTimeOffset At, string Decky, string What, string? Detail);
