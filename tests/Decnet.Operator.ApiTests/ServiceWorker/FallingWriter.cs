using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>Lets so many writes through from when it is armed, then behaves like a process that is gone.</summary>
internal sealed class FallingWriter(IClusterWriter inner) : IClusterWriter
{
    private int _left = int.MaxValue;
    private volatile bool _armed;

    public bool HasFallen { get; private set; }

    public void FallAfter(int writes)
    {
        _left = writes;
        _armed = true;
    }

    public async Task<T> ApplyAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        return await inner.ApplyAsync(desired, cancellationToken);
    }

    public async Task<T?> CreateAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        return await inner.CreateAsync(desired, cancellationToken);
    }

    public async Task<T> ApplyStatusAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        return await inner.ApplyStatusAsync(desired, cancellationToken);
    }

    public async Task<T> MergeAsync<T>(T seen, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        return await inner.MergeAsync(seen, fields, cancellationToken);
    }

    public async Task<T> MergeStatusAsync<T>(T seen, IReadOnlyDictionary<string, object?> status, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        return await inner.MergeStatusAsync(seen, status, cancellationToken);
    }

    public async Task DeleteAsync<T>(ObjectKey key, string? uid, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(cancellationToken);
        await inner.DeleteAsync<T>(key, uid, cancellationToken);
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        if (!_armed || Interlocked.Decrement(ref _left) >= 0)
            return;

        HasFallen = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
