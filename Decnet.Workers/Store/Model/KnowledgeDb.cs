using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Model;

/// <summary>The tables. Times are microseconds since 1970, which both engines sort alike.</summary>
public abstract class KnowledgeDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<LogEntry> Logs => Set<LogEntry>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ProfiledSession> SessionProfiles => Set<ProfiledSession>();

    public DbSet<Attacker> Attackers => Set<Attacker>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<TypedCommand> Commands => Set<TypedCommand>();

    public DbSet<Position> Positions => Set<Position>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<LogEntry>(log =>
        {
            log.ToTable("logs");
            log.HasIndex(row => new { row.Source, row.SourcePosition }).IsUnique();
            log.HasIndex(row => row.AtUs);
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.HasIndex(row => new { row.Namespace, row.Decky, row.Service, row.Sid }).IsUnique();
            session.HasIndex(row => row.StartedUs);
            session.HasIndex(row => row.Sid);
            // Whoever may see one namespace must not wait for all the others'.
            session.HasIndex(row => new { row.Namespace, row.StartedUs });
            session.HasIndex(row => new { row.AttackerId, row.StartedUs });
        });
        modelBuilder.Entity<ProfiledSession>(Profile);
        modelBuilder.Entity<Attacker>(attacker =>
        {
            attacker.ToTable("attackers");
            attacker.HasIndex(row => row.Address).IsUnique();
            attacker.HasIndex(row => row.LastSeenUs);
        });
        modelBuilder.Entity<Credential>(credential =>
        {
            credential.ToTable("credentials");
            credential.HasIndex(row => new
            {
                row.Address,
                row.Namespace,
                row.Decky,
                row.Service,
                row.UserName,
                row.SecretBase64,
                row.Accepted,
            }).IsUnique().HasDatabaseName("ix_credentials_identity");
            credential.HasIndex(row => row.AttackerId);
            credential.HasIndex(row => row.LastUs);
        });
        modelBuilder.Entity<TypedCommand>(command =>
        {
            command.ToTable("commands");
            command.HasIndex(row => new { row.SessionId, row.Number }).IsUnique();
            command.HasOne<Session>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Position>(position =>
        {
            position.ToTable("positions");
            position.HasKey(row => row.Source);
        });
        SnakeCase.Apply(modelBuilder);
    }

    private static void Profile(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ProfiledSession> profiled)
    {
        profiled.ToTable("session_profiles");
        profiled.HasKey(row => row.SessionId);
        profiled.Property(row => row.SessionId).ValueGeneratedNever();
        profiled.HasOne<Session>().WithOne().HasForeignKey<ProfiledSession>(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        profiled.ComplexProperty(row => row.Profile);
    }
}
