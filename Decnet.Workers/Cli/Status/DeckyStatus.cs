using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Cluster;

namespace Decnet.Cli.Status;

/// <summary>One decky as its own status tells it.</summary>
internal sealed record DeckyStatus
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>True, False or Unknown.</summary>
    public required string Ready { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public string? Services { get; init; }

    public string? Address { get; init; }

    public string? Node { get; init; }

    public long? Sessions { get; init; }

    public DateTimeOffset? LastSession { get; init; }

    public DateTimeOffset? Created { get; init; }

    public static DeckyStatus Of(JsonElement decky)
    {
        var ready = decky.Condition("Ready");
        return new DeckyStatus
        {
            Namespace = decky.Text("metadata", "namespace") ?? "",
            Name = decky.Text("metadata", "name") ?? "",
            Ready = ready?.Text("status") ?? "Unknown",
            Reason = ready?.Text("reason"),
            Message = ready?.Text("message"),
            Services = decky.Text("status", "offered") ?? string.Join(',', decky.Items("spec", "services").Select(service => service.Text("name"))),
            Address = decky.Text("status", "address"),
            Node = decky.Text("status", "node"),
            Sessions = decky.Number("status", "sessions", "total"),
            LastSession = Time(decky.Text("status", "sessions", "lastAt")),
            Created = Time(decky.Text("metadata", "creationTimestamp")),
        };
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
