using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>
/// Says again what schema and CEL say (a cluster may know no CEL, an object may be older than the schema), and what they cannot. An ordered list of
/// pure checks; the first problem is the one reported, and nothing is delivered while there is one.
/// </summary>
internal static partial class SubscriptionCheck
{
    private const int LongestUrl = 2048;
    private const int LongestPattern = 512;
    private const int MostPatterns = 32;
    private const int LongestTemplate = 16 * 1024;
    private const int MostPerSecond = 10_000;
    private const int MostConcurrent = 32;
    private const int MostInBatch = 1000;

    private static readonly Func<SubscriptionSpec, SpecProblem?>[] Checks =
    [
        Url,
        spec => spec.SecretRef.Name is { Length: > 0 } ? null : new("spec.secretRef.name", "names the Secret with the signing key"),
        Events,
        Patterns,
        spec => Choice("spec.simpleEvents", SimpleEvents.All, spec.SimpleEvents),
        spec => Range("spec.circuit.threshold", spec.Circuit?.Threshold, 1, CircuitSpec.MostThreshold),
        spec => Choice("spec.circuit.onTrip", TripMode.All, [spec.Circuit?.OnTrip]),
        spec => Range("spec.rateLimit.perSecond", spec.RateLimit?.PerSecond, 1, MostPerSecond),
        spec => Range("spec.rateLimit.burst", spec.RateLimit?.Burst, 1, MostPerSecond),
        spec => Range("spec.batch.maxEvents", spec.Batch?.MaxEvents, 1, MostInBatch),
        spec => BatchDelay.Of(spec.Batch) is null ? new("spec.batch.maxDelay", "must be 10ms to 5m, such as 500ms, 5s or 1m") : null,
        spec => Range("spec.concurrency", spec.Concurrency, 1, MostConcurrent),
        spec => Choice("spec.format", BodyFormat.All, [spec.Format]),
        Template,
        Networks,
        spec => Choice("spec.withheld", WithheldEvents.All, [spec.Withheld]),
    ];

    /// <returns>Null when events can be delivered by it.</returns>
    public static SpecProblem? FirstProblem(V1Alpha1WebhookSubscription subscription) =>
        Name().IsMatch(subscription.Metadata.Name) && subscription.Metadata.Name.Length <= 63
            ? Checks.Select(check => check(subscription.Spec)).FirstOrDefault(problem => problem is not null)
            : new("metadata.name", "must be a DNS label (no dots) of at most 63 characters");

    private static SpecProblem? Url(SubscriptionSpec spec) =>
        spec.Url.Length is 0 or > LongestUrl ? new("spec.url", $"must have 1 to {LongestUrl} characters")
        : !SubscriptionUrl.TryParse(spec.Url, out var url) ? new("spec.url", "must be a URL that begins with https:// or http:// and has a host")
        : url.UserInfo.Length > 0 ? new("spec.url", "must hold no user name or password")
        : url.Fragment.Length > 0 ? new("spec.url", "must have no fragment (#…), which no server would see")
        : null;

    private static SpecProblem? Events(SubscriptionSpec spec) =>
        (spec.SimpleEvents?.Count ?? 0) + (spec.TopicPatterns?.Count ?? 0) > 0
            ? null
            : new("spec", "needs at least one of simpleEvents and topicPatterns");

    private static SpecProblem? Patterns(SubscriptionSpec spec) =>
        spec.TopicPatterns is not { } patterns ? null
        : patterns.Count > MostPatterns ? new("spec.topicPatterns", $"must be at most {MostPatterns}")
        : patterns.Any(pattern => pattern is null || pattern.Length > LongestPattern || !Pattern().IsMatch(pattern))
            ? new("spec.topicPatterns", "must be tokens of A-Z a-z 0-9 _ - joined by dots, with * for any token and > at the end for the rest")
        : null;

    private static SpecProblem? Template(SubscriptionSpec spec) =>
        (spec.Format == BodyFormat.Template) != (spec.Template is not null) ? new("spec.template", "goes with format template, and only with it")
        : spec.Template is not { } template ? null
        : template.Body.Length == 0 || Encoding.UTF8.GetByteCount(template.Body) > LongestTemplate ? new("spec.template.body", "must have 1 to 16384 bytes")
        : template.ContentType is { } type && !ContentType().IsMatch(type) ? new("spec.template.contentType", "must be a media type such as application/json")
        : null;

    private static SpecProblem? Networks(SubscriptionSpec spec) =>
        (spec.AllowedCidrs ?? []).All(network => IPNetwork.TryParse(network, out _))
            ? null
            : new("spec.allowedCIDRs", "must be networks such as 10.1.0.0/16 or fd00:1::/64");

    private static SpecProblem? Range(string field, int? value, int least, int most) =>
        value is null || (value >= least && value <= most) ? null : new(field, $"must be {least} to {most}");

    private static SpecProblem? Choice(string field, IReadOnlyList<string> choices, IEnumerable<string?>? values) =>
        (values ?? []).All(value => value is null || choices.Contains(value)) ? null : new(field, $"must be one of {string.Join(", ", choices)}");

    [GeneratedRegex("""^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z""")]
    private static partial Regex Name();

    [GeneratedRegex("""^(>|([A-Za-z0-9_-]+|\*)(\.([A-Za-z0-9_-]+|\*))*(\.>)?)\z""")]
    private static partial Regex Pattern();

    [GeneratedRegex("""^[a-zA-Z0-9!#$&^_.+-]{1,64}/[a-zA-Z0-9!#$&^_.+-]{1,64}(; ?charset=[uU][tT][fF]-8)?\z""")]
    private static partial Regex ContentType();
}
