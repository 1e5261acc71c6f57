namespace Decnet.Hosting.Living;

internal static partial class LivingLog
{
    [LoggerMessage(220, LogLevel.Error, "no heartbeat: {Hang}")]
    public static partial void Hangs(this ILogger log, string hang);
}
