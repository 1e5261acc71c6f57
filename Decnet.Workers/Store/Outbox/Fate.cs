namespace Decnet.Store.Outbox;

/// <summary>What becomes of a request's events.</summary>
public enum Fate
{
    /// <summary>They stay where they are, for another attempt.</summary>
    Stay,

    Delivered,

    /// <summary>They become dead letters.</summary>
    Dead,
}
