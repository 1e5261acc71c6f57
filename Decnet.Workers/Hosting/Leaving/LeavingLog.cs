namespace Decnet.Hosting.Leaving;

internal static partial class LeavingLog
{
    [LoggerMessage(210, LogLevel.Critical, "leaving with exit code {Code}: {Reason}")]
    public static partial void Leaving(this ILogger log, int code, string reason);
}
