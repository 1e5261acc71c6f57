namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Where a trip is written.</summary>
internal static class TripMode
{
    /// <summary>First spec.enabled, then status.</summary>
    public const string Disable = "Disable";

    /// <summary>Status alone: something else keeps the spec as it is.</summary>
    public const string StatusOnly = "StatusOnly";

    public static IReadOnlyList<string> All { get; } = [Disable, StatusOnly];
}
