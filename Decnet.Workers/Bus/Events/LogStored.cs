namespace Decnet.Bus.Events;

/// <summary>Payload of `system.log`: a line of a decky's log was stored. Its fields are in the store; secrets never come here.</summary>
public sealed record LogStored
{
    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    public string? App { get; init; }

    public string? MessageId { get; init; }

    public int? Severity { get; init; }

    public required DateTimeOffset At { get; init; }
}
