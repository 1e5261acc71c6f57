using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>Somebody is faster: just before the operator changes an object on the version it looked at, a person does.</summary>
internal sealed class MeddlingWriter(IClusterWriter inner, Func<Task> meddle) : IClusterWriter
{
    private int _times;

    public bool HasMeddled => _times > 0;

    public Task<T> ApplyAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> => inner.ApplyAsync(desired, cancellationToken);

    public Task<T?> CreateAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> => inner.CreateAsync(desired, cancellationToken);

    public Task<T> ApplyStatusAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> => inner.ApplyStatusAsync(desired, cancellationToken);

    public async Task<T> MergeAsync<T>(T seen, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await MeddleAsync();
        return await inner.MergeAsync(seen, fields, cancellationToken);
    }

    public async Task<T> MergeStatusAsync<T>(T seen, IReadOnlyDictionary<string, object?> status, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await MeddleAsync();
        return await inner.MergeStatusAsync(seen, status, cancellationToken);
    }

    public Task DeleteAsync<T>(ObjectKey key, string? uid, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> => inner.DeleteAsync<T>(key, uid, cancellationToken);

    private async Task MeddleAsync()
    {
        if (Interlocked.Increment(ref _times) == 1)
            await meddle();
    }
}
