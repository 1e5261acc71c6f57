using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

internal static partial class DeliveringLog
{
    [LoggerMessage(400, LogLevel.Warning, "{Subscription}: its status could not be written, going on without: {Reason}")]
    public static partial void BookFailed(this ILogger log, SubscriptionKey subscription, string reason);

    [LoggerMessage(401, LogLevel.Warning, "{Subscription}: {Id} given up after {Attempts} attempts: {Error}")]
    public static partial void GivenUp(this ILogger log, SubscriptionKey subscription, string id, int attempts, string? error);

    [LoggerMessage(402, LogLevel.Error, "{Subscription}: tripped: {Error}")]
    public static partial void Tripped(this ILogger log, SubscriptionKey subscription, string? error);

    [LoggerMessage(403, LogLevel.Information, "{Subscription}: {What}")]
    public static partial void Turns(this ILogger log, SubscriptionKey subscription, string what);

    [LoggerMessage(404, LogLevel.Warning, "{Subscription}: nothing is delivered: {Fault}")]
    public static partial void NotReady(this ILogger log, SubscriptionKey subscription, string fault);

    [LoggerMessage(405, LogLevel.Error, "{Subscription}: its lane failed, beginning again")]
    public static partial void LaneFailed(this ILogger log, SubscriptionKey subscription, Exception error);
}
