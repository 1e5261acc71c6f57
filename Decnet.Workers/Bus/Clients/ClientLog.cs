using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Clients;

internal static partial class ClientLog
{
    [LoggerMessage(20, LogLevel.Information, "bus: connected to {Path}")]
    public static partial void Connected(this ILogger log, string path);

    [LoggerMessage(21, LogLevel.Warning, "bus: {Path} is not there ({Reason}); working without it, trying again")]
    public static partial void Away(this ILogger log, string path, string reason);

    [LoggerMessage(22, LogLevel.Information, "bus: switched off by DECNET_BUS_ENABLED; polling")]
    public static partial void SwitchedOff(this ILogger log);

    [LoggerMessage(23, LogLevel.Error, "bus: the client's loop failed; working without the bus")]
    public static partial void Failed(this ILogger log, Exception error);

    [LoggerMessage(24, LogLevel.Warning, "bus: events are being dropped on the way out, {Count} so far")]
    public static partial void Dropping(this ILogger log, long count);
}
