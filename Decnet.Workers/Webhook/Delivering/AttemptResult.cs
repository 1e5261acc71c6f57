using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>What came of one request.</summary>
/// <param name="Kind">Meaningless when it was delivered.</param>
/// <param name="Error">One printable sentence; null when it was delivered.</param>
/// <param name="RetryAfter">What the receiver asks for.</param>
internal sealed record AttemptResult(Verdict Verdict, FailureKind Kind, int? Status, string? Error, TimeSpan? RetryAfter)
{
    public static AttemptResult Delivered(int status) => new(Verdict.Delivered, FailureKind.Status, status, null, null);

    /// <summary>1 for the first.</summary>
    public int Attempt { get; init; }

    public TimeSpan Duration { get; init; }

    public DateTimeOffset At { get; init; }
}
