namespace Decnet.Webhook.Delivering;

/// <summary>What an attempt means.</summary>
internal enum Verdict
{
    Delivered,

    /// <summary>Worth trying again.</summary>
    Retry,

    /// <summary>The same request would fail again.</summary>
    Failed,

    /// <summary>The receiver wants no more, of this or any event.</summary>
    Gone,
}
