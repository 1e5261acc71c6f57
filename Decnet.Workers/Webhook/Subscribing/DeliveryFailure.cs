namespace Decnet.Webhook.Subscribing;

/// <summary>Why a delivery failed.</summary>
/// <param name="At">When it was given up.</param>
/// <param name="Kind">For conditions and metrics.</param>
/// <param name="Message">One sentence for status.lastError, printable, without anything secret, at most 512 characters.</param>
internal sealed record DeliveryFailure(DateTimeOffset At, FailureKind Kind, string Message);
