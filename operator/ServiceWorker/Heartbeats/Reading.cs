namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>What is known of a pod's heartbeats.</summary>
/// <param name="HeardAt">When a new heartbeat was last seen, by our own clock: nodes' clocks differ. Null when none ever was.</param>
/// <param name="Bus">As it was last said.</param>
/// <param name="Problem">Why the pod could not be asked the last time; else null.</param>
internal sealed record Reading(DateTimeOffset? HeardAt, string? Bus, string? Problem)
{
    /// <summary>The value in the pod's last answer, which only serves to notice a new one.</summary>
    public DateTimeOffset? Said { get; init; }

    public static Reading After(Reading? before, Answer answer, DateTimeOffset now)
    {
        if (answer.Problem is not null)
            return (before ?? new(null, null, null)) with { Problem = answer.Problem };

        var heard = answer.HeartbeatAt is not { } said ? null
            : before?.Said is null ? Earlier(said, now)
            : said == before.Said ? before.HeardAt
            : now;
        return new(heard, answer.Bus, null) { Said = answer.HeartbeatAt };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset said, DateTimeOffset now) => said < now ? said : now;
}
