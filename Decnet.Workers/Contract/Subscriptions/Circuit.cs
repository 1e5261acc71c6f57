namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What decides over a subscription's circuit.</summary>
internal sealed record Circuit
{
    public required bool Enabled { get; init; }

    /// <summary>A trip leaves the spec alone.</summary>
    public required bool InStatusAlone { get; init; }

    public required int Threshold { get; init; }

    public required bool IsStamped { get; init; }

    public required int Failures { get; init; }

    /// <summary>There is something that a clearing would take away.</summary>
    public required bool HasPast { get; init; }

    /// <summary>The state that was written last; null before the first.</summary>
    public required string? Recorded { get; init; }

    /// <summary>The spec changed since the operator last looked.</summary>
    public required bool IsSpokenFor { get; init; }

    /// <summary>The annotation has a value that was not seen yet.</summary>
    public required bool IsRearmed { get; init; }

    /// <param name="usual">The worker's own threshold, for a spec without one; null: the one that status was told of.</param>
    public static Circuit Of(V1Alpha1WebhookSubscription subscription, int? usual = null)
    {
        var (spec, status) = (subscription.Spec, subscription.Status);
        var rearm = Rearm(subscription);
        return new()
        {
            Enabled = spec.Enabled != false,
            InStatusAlone = spec.Circuit?.OnTrip == TripMode.StatusOnly,
            Threshold = spec.Circuit?.Threshold ?? usual ?? status.Threshold ?? CircuitSpec.UsualThreshold,
            IsStamped = status.AutoDisabledAt is not null,
            Failures = status.ConsecutiveFailures ?? 0,
            HasPast = status.ConsecutiveFailures > 0 || status.LastError is not null || status.AutoDisabledAt is not null,
            Recorded = status.State,
            IsSpokenFor = subscription.Metadata.Generation > (status.ObservedGeneration ?? 0),
            IsRearmed = rearm is not null && rearm != status.Rearm,
        };
    }

    public static string? Rearm(V1Alpha1WebhookSubscription subscription) =>
        subscription.Metadata.Annotations?.TryGetValue(SubscriptionMarks.Rearm, out var value) == true ? value : null;
}
