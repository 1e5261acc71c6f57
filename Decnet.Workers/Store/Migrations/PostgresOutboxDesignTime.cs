using Decnet.Store.Outbox.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Decnet.Store.Migrations;

/// <summary>As <see cref="SqliteDesignTime"/>.</summary>
public sealed class PostgresOutboxDesignTime : IDesignTimeDbContextFactory<PostgresOutboxDb>
{
    public PostgresOutboxDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOutboxDb>().UseNpgsql("Host=design").Options);
}
