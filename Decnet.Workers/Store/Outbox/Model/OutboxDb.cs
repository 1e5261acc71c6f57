using Decnet.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Outbox.Model;

/// <summary>
/// The webhook worker's tables, in a database of their own by default: a flood of deliveries must not hold up the ingester, and what can be delivered again is
/// not evidence. No foreign keys: rows come and go by the thousand each second, and each statement names what it removes.
/// </summary>
public abstract class OutboxDb(DbContextOptions options) : DbContext(options)
{
    internal const string History = "__webhook_migrations";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OutboxQueue>(queue =>
        {
            queue.ToTable("webhook_queues");
            queue.HasIndex(row => row.Uid).IsUnique();
        });
        modelBuilder.Entity<OutboxEvent>(one =>
        {
            one.ToTable("webhook_events");
            one.HasIndex(row => row.EventId).IsUnique();
            one.HasIndex(row => row.Fact).IsUnique();
        });
        modelBuilder.Entity<OutboxEntry>(entry =>
        {
            entry.ToTable("webhook_entries");
            entry.HasIndex(row => new { row.QueueId, row.Id });
        });
        modelBuilder.Entity<DeadLetter>(dead =>
        {
            dead.ToTable("webhook_dead_letters");
            dead.HasIndex(row => new { row.QueueId, row.Id });
        });
        modelBuilder.Entity<DeliveryAttempt>(attempt =>
        {
            attempt.ToTable("webhook_attempts");
            attempt.HasIndex(row => new { row.QueueId, row.Id });
        });
        modelBuilder.Entity<QueueOrder>(order => order.ToTable("webhook_orders"));
        modelBuilder.Entity<FeedPosition>(position =>
        {
            position.ToTable("webhook_positions");
            position.HasKey(row => row.Feed);
        });
        modelBuilder.Entity<OpenSession>(open =>
        {
            open.ToTable("webhook_open_sessions");
            open.HasKey(row => row.SessionId);
            open.Property(row => row.SessionId).ValueGeneratedNever();
        });
        SnakeCase.Apply(modelBuilder);
    }
}
