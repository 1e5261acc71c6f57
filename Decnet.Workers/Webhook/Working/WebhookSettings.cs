using Decnet.Hosting.Settings;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Working;

/// <summary>Where the webhook worker keeps what it has to deliver, and how much.</summary>
internal sealed record WebhookSettings
{
    public const string DefaultDatabase = WorkerPaths.State + "/outbox.db";

    /// <summary>SQLite's file.</summary>
    public string Database { get; init; } = DefaultDatabase;

    /// <summary>File with PostgreSQL's connection string; null for SQLite.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>SQLite's file of the ingester, to catch up from; null for none.</summary>
    public string? Knowledge { get; init; }

    /// <summary>File with the connection string of the ingester's PostgreSQL; null for none.</summary>
    public string? KnowledgeFile { get; init; }

    public QueueBounds Bounds { get; init; } = new();

    public OutboxLimits Limits { get; init; } = new();

    /// <summary>Of a subscription that says none: DECNET_WEBHOOK_CIRCUIT_THRESHOLD.</summary>
    public int Threshold { get; init; } = 5;

    public static WebhookSettings Read(SettingsReader reader)
    {
        var (bounds, limits) = (new QueueBounds(), new OutboxLimits());
        return new WebhookSettings
        {
            Database = reader.Text(Name("database")) ?? DefaultDatabase,
            DatabaseFile = reader.Text(Name("databaseFile")),
            Knowledge = reader.Text(Name("knowledge")),
            KnowledgeFile = reader.Text(Name("knowledgeFile")),
            Threshold = reader.Number(Name("circuitThreshold"), 5, 1, 1000),
            Bounds = bounds with
            {
                Age = TimeSpan.FromHours(reader.Number(Name("queueHours"), (int)bounds.Age.TotalHours, 1, 24 * 365)),
                Events = reader.Number(Name("queueEvents"), (int)bounds.Events, 1, int.MaxValue),
                Bytes = (long)reader.Number(Name("queueMegabytes"), (int)(bounds.Bytes >> 20), 1, 1 << 20) << 20,
            },
            Limits = limits with
            {
                Log = TimeSpan.FromDays(reader.Number(Name("logDays"), (int)limits.Log.TotalDays, 1, 3650)),
                Events = TimeSpan.FromDays(reader.Number(Name("replayDays"), (int)limits.Events.TotalDays, 0, 3650)),
                DeadLetters = TimeSpan.FromDays(reader.Number(Name("deadLetterDays"), (int)limits.DeadLetters.TotalDays, 1, 3650)),
                Size = (long)reader.Number(Name("retentionMegabytes"), (int)(limits.Size >> 20), 16, 1 << 24) << 20,
            },
        };
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Webhook, key);
}
