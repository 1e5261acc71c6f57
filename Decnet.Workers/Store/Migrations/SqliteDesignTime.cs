using Decnet.Store.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Decnet.Store.Migrations;

/// <summary>What `dotnet ef migrations add NAME --context …` starts from; no database is opened.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKnowledgeDb>
{
    public SqliteKnowledgeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteKnowledgeDb>().UseSqlite("Data Source=design.db").Options);
}
