using Decnet.Store.Opening;

namespace Decnet.Store.Writing;

/// <summary>Work in one transaction, again until the store has it.</summary>
internal static class StoreWork
{
    public static Task<T> InTransactionAsync<T>(
        this PersistentStore store, Func<StoreTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        store.RunAsync(
            async cancelled =>
            {
                await store.Writing.WaitAsync(cancelled);
                try
                {
                    await using var transaction = await StoreTransaction.BeginAsync(store.Engine, cancelled);
                    var result = await work(transaction, cancelled);
                    await transaction.CommitAsync(cancelled);
                    return result;
                }
                finally
                {
                    store.Writing.Release();
                }
            },
            cancellationToken);
}
