using Decnet.Store.Outbox.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Decnet.Store.Migrations;

/// <summary>As <see cref="SqliteDesignTime"/>.</summary>
public sealed class SqliteOutboxDesignTime : IDesignTimeDbContextFactory<SqliteOutboxDb>
{
    public SqliteOutboxDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOutboxDb>().UseSqlite("Data Source=design.db").Options);
}
