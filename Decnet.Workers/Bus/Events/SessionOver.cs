namespace Decnet.Bus.Events;

/// <summary>Payload of `attacker.session.ended`.</summary>
public sealed record SessionOver : SessionBegan
{
    public required double DurationS { get; init; }

    /// <summary>`exit`, `hangup`, `killed`, `error` or `lost`.</summary>
    public required string Reason { get; init; }

    public int? Exit { get; init; }
}
