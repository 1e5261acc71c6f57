namespace Decnet.BusWorker.Bridging;

internal static partial class BridgeLog
{
    [LoggerMessage(300, LogLevel.Information, "bridge: connected to {Address}")]
    public static partial void LinkUp(this ILogger log, string address);

    [LoggerMessage(301, LogLevel.Warning, "bridge: {Address} is not there ({Reason}); events wait, up to a full queue, and it is tried again")]
    public static partial void LinkDown(this ILogger log, string address, string reason);

    [LoggerMessage(302, LogLevel.Error, "bridge: failed; it begins anew")]
    public static partial void Broken(this ILogger log, Exception error);
}
