namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Annotations of a subscription.</summary>
internal static class SubscriptionMarks
{
    /// <summary>A new value arms a circuit again that tripped in status alone.</summary>
    public const string Rearm = "decnet.io/rearm";
}
