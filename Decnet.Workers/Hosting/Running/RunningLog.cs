namespace Decnet.Hosting.Running;

internal static partial class RunningLog
{
    [LoggerMessage(200, LogLevel.Information, "decnet-worker {Role} {Version} starts: pod {Pod}, node {Node}, bus {Bus}")]
    public static partial void Starts(this ILogger log, string role, string version, string pod, string node, string bus);

    [LoggerMessage(201, LogLevel.Critical, "the worker failed")]
    public static partial void Broken(this ILogger log, Exception error);

    [LoggerMessage(202, LogLevel.Error, "the worker did not stop within {Limit}; leaving all the same")]
    public static partial void NotStopped(this ILogger log, TimeSpan limit);

    [LoggerMessage(203, LogLevel.Information, "stopped")]
    public static partial void Stopped(this ILogger log);
}
