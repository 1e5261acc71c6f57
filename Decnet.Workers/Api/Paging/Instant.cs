namespace Decnet.Api.Paging;

/// <summary>The store's microseconds and the API's times.</summary>
internal static class Instant
{
    private const long Last = 253_402_300_799_000_000;

    /// <summary>A recorder's clock may tell anything: what no calendar has becomes its end.</summary>
    public static DateTimeOffset Of(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, 0, Last) * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset? Of(long? microseconds) => microseconds is { } some ? Of(some) : null;

    public static long? Microseconds(DateTimeOffset? time) => (time - DateTimeOffset.UnixEpoch)?.Ticks / TimeSpan.TicksPerMicrosecond;
}
