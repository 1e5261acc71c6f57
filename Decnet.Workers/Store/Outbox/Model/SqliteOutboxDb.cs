using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Outbox.Model;

/// <summary>The webhook worker's tables in SQLite.</summary>
public sealed class SqliteOutboxDb(DbContextOptions<SqliteOutboxDb> options) : OutboxDb(options);
