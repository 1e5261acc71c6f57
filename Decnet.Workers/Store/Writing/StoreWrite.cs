namespace Decnet.Store.Writing;

/// <summary>Something that was read and shall be stored.</summary>
public abstract record StoreWrite
{
    /// <returns>False when it was there already.</returns>
    internal abstract Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken);
}
