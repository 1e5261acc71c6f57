namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What becomes of events that came while nothing was delivered.</summary>
internal static class WithheldEvents
{
    /// <summary>Delivered in order once the subscription is active again, as far as the bounds kept them.</summary>
    public const string Deliver = "Deliver";

    /// <summary>Left out.</summary>
    public const string Skip = "Skip";

    public static IReadOnlyList<string> All { get; } = [Deliver, Skip];
}
