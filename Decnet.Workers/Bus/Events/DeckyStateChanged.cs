namespace Decnet.Bus.Events;

/// <summary>Payload of `decky.{id}.state`.</summary>
public sealed record DeckyStateChanged
{
    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    /// <summary>`tampered`: a recording is not what it was when it was read.</summary>
    public required string State { get; init; }

    /// <summary>JSON.</summary>
    public string? Detail { get; init; }
}
