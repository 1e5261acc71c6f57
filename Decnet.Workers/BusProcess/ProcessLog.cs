using Microsoft.Extensions.Logging;

namespace Decnet.BusProcess;

internal static partial class ProcessLog
{
    [LoggerMessage(100, LogLevel.Critical, "decnet-bus can't start: {Reason}")]
    public static partial void Unusable(this ILogger log, string reason);
}
