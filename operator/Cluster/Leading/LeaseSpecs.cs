namespace Decnet.Operator.Cluster.Leading;

/// <summary>The three states that we write a lease in.</summary>
internal static class LeaseSpecs
{
    public static V1LeaseSpec Taken(V1LeaseSpec? before, LeaseOptions options, DateTimeOffset now) => new()
    {
        HolderIdentity = options.Identity,
        LeaseDurationSeconds = (int)options.Duration.TotalSeconds,
        AcquireTime = now.UtcDateTime,
        RenewTime = now.UtcDateTime,
        LeaseTransitions = before is null ? 0 : (before.LeaseTransitions ?? 0) + 1,
    };

    public static V1LeaseSpec Renewed(V1LeaseSpec? before, LeaseOptions options, DateTimeOffset now) => new()
    {
        HolderIdentity = options.Identity,
        LeaseDurationSeconds = (int)options.Duration.TotalSeconds,
        AcquireTime = before?.AcquireTime ?? now.UtcDateTime,
        RenewTime = now.UtcDateTime,
        LeaseTransitions = before?.LeaseTransitions ?? 0,
    };

    /// <summary>No holder, and a duration of one second for clients that only look at times.</summary>
    public static V1LeaseSpec Released(V1LeaseSpec? before, DateTimeOffset now) => new()
    {
        LeaseDurationSeconds = 1,
        AcquireTime = now.UtcDateTime,
        RenewTime = now.UtcDateTime,
        LeaseTransitions = before?.LeaseTransitions ?? 0,
    };
}
