namespace Decnet.Webhook.Delivering;

/// <summary>When a failed attempt is made again.</summary>
internal static class RetrySchedule
{
    /// <summary>The first and three more.</summary>
    public const int Attempts = 4;

    /// <summary>No receiver makes us wait longer.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    private const double Jitter = 0.2;

    /// <summary>1, 2, 4 s, each ±20 %, or what the receiver asks for when that is later.</summary>
    /// <param name="attempt">The one that failed, 1 for the first.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan After(int attempt, TimeSpan? asked, double chance)
    {
        var own = TimeSpan.FromSeconds(1 << (attempt - 1)) * (1 - Jitter + (2 * Jitter * chance));
        var wanted = asked is { } time && time < LongestAsked ? time : asked is null ? TimeSpan.Zero : LongestAsked;
        return wanted > own ? wanted : own;
    }
}
