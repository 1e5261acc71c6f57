using System.Collections.Concurrent;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>The last state of entities that are gone, until their <c>DeletedAsync</c> has succeeded.</summary>
internal sealed class Tombstones<TEntity>
    where TEntity : class
{
    private readonly ConcurrentDictionary<ObjectKey, TEntity> _gone = new();

    public void Put(ObjectKey key, TEntity last) => _gone[key] = last;

    /// <summary>Runs <paramref name="bury"/> for a deleted entity; when it fails, the entity stays to be buried again.</summary>
    public async Task<ReconcileResult?> BuryAsync(ObjectKey key, Func<TEntity, Task<ReconcileResult>> bury)
    {
        if (!_gone.TryGetValue(key, out var last))
            return null;

        var result = await bury(last);
        _gone.TryRemove(KeyValuePair.Create(key, last));
        return result;
    }
}
