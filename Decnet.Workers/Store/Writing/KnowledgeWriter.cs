using Decnet.Store.Opening;

namespace Decnet.Store.Writing;

/// <summary>Rows and the position behind them in one transaction: whoever stops wherever, nothing is lost and nothing stored twice.</summary>
public sealed class KnowledgeWriter(IStoreEngine engine, TimeProvider time)
{
    private const string Insert = "INSERT INTO positions (source, reached, updated_us) VALUES (@p0, 0, @p1) ON CONFLICT (source) DO NOTHING";
    // Changing the row locks it, in PostgreSQL too, until this transaction ends.
    private const string Lock = "UPDATE positions SET updated_us = @p1 WHERE source = @p0";
    private const string Select = "SELECT reached FROM positions WHERE source = @p0";
    private const string Advance = "UPDATE positions SET reached = @p1 WHERE source = @p0";

    /// <exception cref="StoreUnavailableException">The store is in no state to do it now; nothing was stored.</exception>
    public async Task<CommitOutcome> CommitAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            var reached = await LockAsync(transaction, batch.Source, cancellationToken);
            if (reached != batch.From)
                return new CommitOutcome(reached, []);

            var effective = new List<StoreWrite>();
            foreach (var write in batch.Writes)
            {
                if (await write.WriteAsync(transaction, cancellationToken))
                    effective.Add(write);
            }

            await transaction.ExecuteAsync(Advance, [batch.Source, batch.To], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new CommitOutcome(batch.To, effective);
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Up to where a source is stored; 0 for one that nobody stored yet.</summary>
    public async Task<long> ReachedAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            return await transaction.NumberAsync(Select, [source], cancellationToken) ?? 0;
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    private async Task<long> LockAsync(StoreTransaction transaction, string source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        await transaction.ExecuteAsync(Insert, [source, now], cancellationToken);
        await transaction.ExecuteAsync(Lock, [source, now], cancellationToken);
        return await transaction.NumberAsync(Select, [source], cancellationToken) ?? 0;
    }
}
