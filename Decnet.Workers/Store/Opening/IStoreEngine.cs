using System.Data.Common;
using Decnet.Store.Model;

namespace Decnet.Store.Opening;

/// <summary>What SQLite and PostgreSQL do differently.</summary>
public interface IStoreEngine
{
    /// <summary>For people; never with a password.</summary>
    string Name { get; }

    /// <exception cref="StoreUnavailableException">It can't be opened now.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes: no other writer until its end where the engine knows only one.</summary>
    Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>What a SELECT ends with that keeps its rows from being deleted until the transaction's end; nothing where a writer is alone.</summary>
    string RowLock { get; }

    /// <summary>For queries; the caller disposes it.</summary>
    KnowledgeDb Context();

    /// <summary>What an exception of the engine means; null for one that is no trouble of the store but a mistake of ours.</summary>
    StoreUnavailableException? Explain(Exception exception);

    /// <summary>Creates or upgrades the tables. Several processes may call it at once.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What the stored rows take, without the room that deleted ones left; null when the engine can't tell.</summary>
    Task<StoreSize?> SizeAsync(CancellationToken cancellationToken);

    /// <summary>Gives room that deleted rows left back to the disk, a little at a time.</summary>
    Task ShrinkAsync(CancellationToken cancellationToken);

    /// <summary>Puts a corrupt database out of the way, so that the next opening begins a new one.</summary>
    /// <returns>False when this is not for us to do.</returns>
    Task<bool> SetAsideAsync(CancellationToken cancellationToken);
}
