using System.Globalization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What a merge patch of the status says at each step of a circuit; worker and operator write the same.</summary>
internal static class CircuitWrites
{
    /// <summary>Takes the past away.</summary>
    /// <param name="state">What it is then.</param>
    public static Dictionary<string, object?> Cleared(V1Alpha1WebhookSubscription subscription, string state) => new()
    {
        ["autoDisabledAt"] = null,
        ["lastError"] = null,
        ["addressForbidden"] = null,
        ["consecutiveFailures"] = 0,
        ["state"] = state,
        ["rearm"] = Circuit.Rearm(subscription),
    };

    /// <summary>The last write of a trip. The annotation's value goes in as well: only one that comes later arms the circuit again.</summary>
    public static Dictionary<string, object?> Stamped(V1Alpha1WebhookSubscription subscription, DateTimeOffset now) => new()
    {
        ["autoDisabledAt"] = Time(now),
        ["state"] = CircuitState.Tripped,
        ["rearm"] = Circuit.Rearm(subscription),
    };

    /// <summary>Whole seconds, as Kubernetes writes times.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
