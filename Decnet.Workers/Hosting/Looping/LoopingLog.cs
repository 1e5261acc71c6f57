namespace Decnet.Hosting.Looping;

internal static partial class LoopingLog
{
    [LoggerMessage(240, LogLevel.Error, "a round failed; the next one comes")]
    public static partial void RoundFailed(this ILogger log, Exception error);

    [LoggerMessage(241, LogLevel.Error, "a round took longer than {Limit} and was cancelled")]
    public static partial void TookTooLong(this ILogger log, TimeSpan limit);
}
