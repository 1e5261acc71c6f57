namespace Decnet.Webhook.Subscribing;

/// <summary>What becomes of withheld events when a subscription is active again.</summary>
internal enum ResumeMode
{
    /// <summary>They are delivered, oldest first, before anything newer. The default.</summary>
    Deliver,

    /// <summary>They are dropped and counted.</summary>
    Skip,
}
