namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>The three states that must always be tellable apart.</summary>
internal static class CircuitState
{
    /// <summary>Delivers.</summary>
    public const string Active = "Active";

    /// <summary>A person wants nothing delivered.</summary>
    public const string Paused = "Paused";

    /// <summary>Deliveries failed too often.</summary>
    public const string Tripped = "Tripped";

    public static IReadOnlyList<string> All { get; } = [Active, Paused, Tripped];
}
