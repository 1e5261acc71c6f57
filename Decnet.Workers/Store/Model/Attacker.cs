namespace Decnet.Store.Model;

/// <summary>One source address and what it did. Whether two addresses are one person is nobody's to say here.</summary>
public sealed class Attacker
{
    public long Id { get; set; }

    /// <summary>Normalised: IPv4-mapped as IPv4, without scope.</summary>
    public required string Address { get; set; }

    public long FirstSeenUs { get; set; }

    public long LastSeenUs { get; set; }

    public int Sessions { get; set; }

    /// <summary>Deckies, in the order of the first visit, as a JSON array of <c>namespace/name</c>.</summary>
    public string Deckies { get; set; } = "[]";

    /// <summary>0 to 100; null before it was scored.</summary>
    public int? Score { get; set; }

    /// <summary>The verdict of the last session that has one.</summary>
    public string? Verdict { get; set; }
}
