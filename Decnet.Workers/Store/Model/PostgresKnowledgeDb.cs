using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Model;

/// <summary>The tables in PostgreSQL.</summary>
public sealed class PostgresKnowledgeDb(DbContextOptions<PostgresKnowledgeDb> options) : KnowledgeDb(options);
