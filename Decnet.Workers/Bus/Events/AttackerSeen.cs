namespace Decnet.Bus.Events;

/// <summary>Payload of `attacker.observed` (a source address for the first time) and of `attacker.scored`.</summary>
public sealed record AttackerSeen
{
    public required string Address { get; init; }

    /// <summary>Namespace and name of the decky of the first visit.</summary>
    public string? Decky { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Score { get; init; }

    /// <summary>`human`, `jittered` or `script`.</summary>
    public string? Verdict { get; init; }
}
