namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Names for patterns, so that nobody has to know the topics.</summary>
internal static class SimpleEvents
{
    public const string AttackerDetail = "AttackerDetail";
    public const string DeckyStatus = "DeckyStatus";
    public const string SystemStatus = "SystemStatus";

    public static IReadOnlyList<string> All { get; } = [AttackerDetail, DeckyStatus, SystemStatus];

    public static IReadOnlyList<string> Patterns(string name) => name switch
    {
        AttackerDetail => ["attacker.>"],
        DeckyStatus => ["decky.*.state", "decky.*.traffic"],
        SystemStatus => ["system.>"],
        _ => [],
    };

    /// <summary>Everything that a subscription asks for, each pattern once.</summary>
    public static IReadOnlyList<string> Patterns(SubscriptionSpec spec) =>
        [.. (spec.SimpleEvents ?? []).SelectMany(Patterns).Concat(spec.TopicPatterns ?? []).Distinct(StringComparer.Ordinal)];
}
