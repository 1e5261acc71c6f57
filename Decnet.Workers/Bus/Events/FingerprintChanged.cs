namespace Decnet.Bus.Events;

/// <summary>Payload of `decky.{id}.fingerprint`: a service answers otherwise than before.</summary>
public sealed record FingerprintChanged
{
    public required string Decky { get; init; }

    public required string Service { get; init; }

    public required string ProbeType { get; init; }

    public required string OldHash { get; init; }

    public required string NewHash { get; init; }
}
