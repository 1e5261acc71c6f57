using Decnet.Store.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Decnet.Store.Migrations;

/// <summary>As <see cref="SqliteDesignTime"/>.</summary>
public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresKnowledgeDb>
{
    public PostgresKnowledgeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresKnowledgeDb>().UseNpgsql("Host=design").Options);
}
