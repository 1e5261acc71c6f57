using System.Text.Json;
using System.Text.RegularExpressions;

namespace Decnet.Api.Cluster;

/// <summary>A subscription. Its URL often holds a secret in path or query, so only the host is told, and no URL in an error either.</summary>
internal sealed partial record WebhookItem
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Host { get; init; }

    public string? Format { get; init; }

    public required IReadOnlyList<string> SimpleEvents { get; init; }

    public required IReadOnlyList<string> TopicPatterns { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>`Active`, `Paused` (by a person) or `Tripped` (by the breaker).</summary>
    public string? State { get; init; }

    public DateTimeOffset? AutoDisabledAt { get; init; }

    public long? ConsecutiveFailures { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public long? Backlog { get; init; }

    public long? DeadLetters { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public static WebhookItem Of(JsonElement webhook) => new()
    {
        Namespace = webhook.Text("metadata", "namespace") ?? "",
        Name = webhook.Text("metadata", "name") ?? "",
        Host = HostOf(webhook.Text("spec", "url")),
        Format = webhook.Text("spec", "format"),
        SimpleEvents = webhook.Texts("spec", "simpleEvents"),
        TopicPatterns = webhook.Texts("spec", "topicPatterns"),
        Enabled = webhook.Flag("spec", "enabled") ?? true,
        State = webhook.Text("status", "state"),
        AutoDisabledAt = webhook.Time("status", "autoDisabledAt"),
        ConsecutiveFailures = webhook.Number("status", "consecutiveFailures"),
        LastError = webhook.Text("status", "lastError") is { } error ? AnyUrl().Replace(error, match => HostOf(match.Value) ?? "(url)") : null,
        LastSuccessAt = webhook.Time("status", "lastSuccessAt"),
        LastFailureAt = webhook.Time("status", "lastFailureAt"),
        Backlog = webhook.Number("status", "backlog"),
        DeadLetters = webhook.Number("status", "deadLetters"),
        CreatedAt = webhook.Time("metadata", "creationTimestamp"),
    };

    private static string? HostOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 ? parsed.Host : null;

    [GeneratedRegex("""[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>]+""")]
    private static partial Regex AnyUrl();
}
