using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Model;

/// <summary>The tables in SQLite; a type of its own because each engine has its own migrations.</summary>
public sealed class SqliteKnowledgeDb(DbContextOptions<SqliteKnowledgeDb> options) : KnowledgeDb(options);
