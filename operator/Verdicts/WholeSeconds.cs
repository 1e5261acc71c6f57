namespace Decnet.Operator.Verdicts;

/// <summary>Times as Kubernetes writes them: what is read back equals what was written.</summary>
internal static class WholeSeconds
{
    public static DateTime Now(TimeProvider time) => Of(time.GetUtcNow().UtcDateTime);

    public static DateTime Of(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
