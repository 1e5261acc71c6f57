using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Outbox.Model;

/// <summary>The webhook worker's tables in PostgreSQL.</summary>
public sealed class PostgresOutboxDb(DbContextOptions<PostgresOutboxDb> options) : OutboxDb(options);
