namespace Decnet.Hosting.Steering;

internal static partial class SteeringLog
{
    [LoggerMessage(230, LogLevel.Information, "told to stop over the bus, event {Id}")]
    public static partial void ToldToStop(this ILogger log, string id);

    [LoggerMessage(231, LogLevel.Warning, "an order over the bus is not understood: its payload has no action")]
    public static partial void Unreadable(this ILogger log);

    [LoggerMessage(232, LogLevel.Warning, "an order over the bus is not understood: the only action is stop")]
    public static partial void UnknownAction(this ILogger log);
}
