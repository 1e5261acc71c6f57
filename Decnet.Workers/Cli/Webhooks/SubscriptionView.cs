using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Decnet.Cli.Cluster;

namespace Decnet.Cli.Webhooks;

/// <summary>One subscription as its own spec and status tell it. Of its URL only the host is ever shown.</summary>
internal sealed record SubscriptionView
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>Active, Paused or Tripped; null when the operator has not looked at it.</summary>
    public string? State { get; init; }

    public string? Host { get; init; }

    public required long Failures { get; init; }

    public required long Backlog { get; init; }

    public required long DeadLetters { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    public DateTimeOffset? AutoDisabledAt { get; init; }

    public DateTimeOffset? Created { get; init; }

    public string? LastError { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    [JsonIgnore]
    public bool IsTripped => State == "Tripped";

    [JsonIgnore]
    public bool Enabled { get; private init; }

    /// <summary>A trip leaves the spec alone, and so must arming it again.</summary>
    [JsonIgnore]
    public bool InStatusAlone { get; private init; }

    public static SubscriptionView Of(JsonElement subscription)
    {
        var ready = subscription.Condition("Ready");
        return new SubscriptionView
        {
            Namespace = subscription.Text("metadata", "namespace") ?? "",
            Name = subscription.Text("metadata", "name") ?? "",
            State = subscription.Text("status", "state"),
            Host = subscription.Text("status", "host"),
            Failures = subscription.Number("status", "consecutiveFailures") ?? 0,
            Backlog = subscription.Number("status", "backlog") ?? 0,
            DeadLetters = subscription.Number("status", "deadLetters") ?? 0,
            LastSuccess = Time(subscription.Text("status", "lastSuccessAt")),
            AutoDisabledAt = Time(subscription.Text("status", "autoDisabledAt")),
            Created = Time(subscription.Text("metadata", "creationTimestamp")),
            LastError = subscription.Text("status", "lastError"),
            Reason = ready?.Text("reason"),
            Message = ready?.Text("message"),
            Enabled = subscription.At("spec", "enabled") is not { ValueKind: JsonValueKind.False },
            InStatusAlone = subscription.Text("spec", "circuit", "onTrip") == "StatusOnly",
        };
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
