namespace Decnet.Operator.ServiceWorker.Reporting;

/// <summary>A heartbeat comes every 30 seconds from every pod: writing each down would be most of what the operator writes.</summary>
internal static class HeartbeatTime
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    public static DateTime? Of(DateTime? written, DateTimeOffset? heard)
    {
        if (heard is null)
            return written;

        var at = WholeSeconds.Of(heard.Value.UtcDateTime);
        return written is { } before && at - before.ToUniversalTime() < Least ? before : at;
    }
}
