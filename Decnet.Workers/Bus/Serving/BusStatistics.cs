namespace Decnet.Bus.Serving;

/// <summary>Counts since the server started, and how many of each are there now.</summary>
public sealed record BusStatistics
{
    /// <summary>Connections now.</summary>
    public int Connections { get; init; }

    /// <summary>Patterns in force now.</summary>
    public int Patterns { get; init; }

    public long Accepted { get; init; }

    /// <summary>Closed on arrival because there were too many.</summary>
    public long Refused { get; init; }

    /// <summary>Closed because of a bad frame.</summary>
    public long Faulted { get; init; }

    /// <summary>Closed because a frame took too long.</summary>
    public long TimedOut { get; init; }

    /// <summary>Events accepted from publishers, the server's own included.</summary>
    public long Published { get; init; }

    /// <summary>Event copies meant for a subscriber: delivered, dropped, abandoned or still waiting.</summary>
    public long Matched { get; init; }

    /// <summary>Event copies that the kernel took in full.</summary>
    public long Delivered { get; init; }

    /// <summary>Event copies dropped as the oldest of a full queue.</summary>
    public long Dropped { get; init; }

    /// <summary>Event copies whose subscriber left before they were sent.</summary>
    public long Abandoned { get; init; }

    /// <summary>Event copies that wait now.</summary>
    public long Waiting { get; init; }
}
