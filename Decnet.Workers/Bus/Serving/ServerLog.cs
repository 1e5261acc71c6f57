using Decnet.Bus.Wire;
using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Serving;

internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "bus serves {Path}")]
    public static partial void Serving(this ILogger log, string path);

    [LoggerMessage(2, LogLevel.Information, "connection {Number}: accepted, pid {Pid} uid {Uid} gid {Gid}")]
    public static partial void Accepted(this ILogger log, long number, int pid, uint uid, uint gid);

    [LoggerMessage(3, LogLevel.Information, "connection {Number}: closed, name {Name}, delivered {Delivered}, dropped {Dropped}, abandoned {Abandoned}")]
    public static partial void Closed(this ILogger log, long number, string name, long delivered, long dropped, long abandoned);

    [LoggerMessage(4, LogLevel.Warning, "connection {Number}: bad frame ({Fault}), pid {Pid} uid {Uid} name {Name}")]
    public static partial void Faulted(this ILogger log, long number, FrameFault fault, int pid, uint uid, string name);

    [LoggerMessage(5, LogLevel.Warning, "connection {Number}: no complete frame in time, pid {Pid} uid {Uid} name {Name}")]
    public static partial void TimedOut(this ILogger log, long number, int pid, uint uid, string name);

    [LoggerMessage(6, LogLevel.Warning, "{Count} connections refused: {Limit} are open")]
    public static partial void Refused(this ILogger log, long count, int limit);

    [LoggerMessage(7, LogLevel.Error, "out of file descriptors: no connection is accepted for a second")]
    public static partial void OutOfDescriptors(this ILogger log);

    [LoggerMessage(8, LogLevel.Information, "bus stopped: published {Published}, delivered {Delivered}, dropped {Dropped}")]
    public static partial void Stopped(this ILogger log, long published, long delivered, long dropped);

    [LoggerMessage(9, LogLevel.Critical, "the bus' loop failed")]
    public static partial void Failed(this ILogger log, Exception error);

    [LoggerMessage(10, LogLevel.Warning, "{Count} further log lines about connections were left out")]
    public static partial void Suppressed(this ILogger log, long count);
}
