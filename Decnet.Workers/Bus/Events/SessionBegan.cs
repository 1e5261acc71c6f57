namespace Decnet.Bus.Events;

/// <summary>Payload of `attacker.session.started`. Where it was recorded is a fact; user and address are what the recorder saw.</summary>
public record SessionBegan
{
    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    public required string Service { get; init; }

    public required string Sid { get; init; }

    /// <summary>Absent when the recorder could not tell.</summary>
    public string? SrcIp { get; init; }

    public string? User { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}
