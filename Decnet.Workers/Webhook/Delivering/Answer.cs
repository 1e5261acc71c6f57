using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>What a receiver's answer means. Pure.</summary>
internal static class Answer
{
    private const int RequestTimeout = 408, Gone = 410, TooManyRequests = 429;

    /// <param name="text">The beginning of what it said, for people: it is cut, and shown as the foreign text that it is.</param>
    public static AttemptResult Judge(int status, TimeSpan? retryAfter, string text, PayloadFormat format)
    {
        if (status is >= 200 and < 300 || (format == PayloadFormat.TheHive && IsDuplicate(status, text)))
            return AttemptResult.Delivered(status);

        var verdict = status switch
        {
            Gone => Verdict.Gone,
            RequestTimeout or TooManyRequests or >= 500 => Verdict.Retry,
            _ => Verdict.Failed,
        };
        var said = ShownText.Of(text.Trim(), 120);
        return new AttemptResult(
            verdict, status == Gone ? FailureKind.Gone : FailureKind.Status, status, Sentence(status) + (said.Length > 0 ? $": {said}" : ""), retryAfter);
    }

    private static string Sentence(int status) => status switch
    {
        >= 300 and < 400 => $"HTTP {status}, and redirects are not followed",
        Gone => "HTTP 410: the receiver wants no more events",
        _ => $"HTTP {status}",
    };

    // "Alert with source […] and sourceRef […] already exists": it has the event.
    private static bool IsDuplicate(int status, string text) =>
        status is 400 or 409 && text.Contains("already exist", StringComparison.OrdinalIgnoreCase);
}
