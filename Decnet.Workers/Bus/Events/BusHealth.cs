namespace Decnet.Bus.Events;

/// <summary>Payload of `system.bus.health`, every ten seconds: what is there now, and counts since the server started.</summary>
public sealed record BusHealth
{
    public int Connections { get; init; }

    public int Patterns { get; init; }

    public long Published { get; init; }

    public long Delivered { get; init; }

    /// <summary>Event copies dropped because a subscriber's queue was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Event copies whose subscriber left before they were sent.</summary>
    public long Abandoned { get; init; }

    /// <summary>Event copies that wait now.</summary>
    public long Waiting { get; init; }

    public long Refused { get; init; }

    public long Faulted { get; init; }

    public long TimedOut { get; init; }
}
