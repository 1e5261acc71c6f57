using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>Lets so many writes through from when it is armed, then behaves like a process that is gone.</summary>
internal sealed class FallingWriter(IClusterWriter inner) : IClusterWriter
{
    private int _left = int.MaxValue;
    private volatile Func<object, bool>? _isFirst;
    private volatile bool _armed;

    public bool HasFallen { get; private set; }

    /// <param name="isFirst">Which write the count begins with: those of the reconcile before may still be under way. Null: the next one.</param>
    public void FallAfter(int writes, Func<object, bool>? isFirst = null)
    {
        _left = writes;
        _isFirst = isFirst;
        _armed = true;
    }

    public async Task<T> ApplyAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(desired, cancellationToken);
        return await inner.ApplyAsync(desired, cancellationToken);
    }

    public async Task<T?> CreateAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(desired, cancellationToken);
        return await inner.CreateAsync(desired, cancellationToken);
    }

    public async Task<T> ApplyStatusAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(desired, cancellationToken);
        return await inner.ApplyStatusAsync(desired, cancellationToken);
    }

    public async Task<T> MergeAsync<T>(T seen, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(seen, cancellationToken);
        return await inner.MergeAsync(seen, fields, cancellationToken);
    }

    public async Task<T> MergeStatusAsync<T>(T seen, IReadOnlyDictionary<string, object?> status, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(seen, cancellationToken);
        return await inner.MergeStatusAsync(seen, status, cancellationToken);
    }

    public async Task DeleteAsync<T>(ObjectKey key, string? uid, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        await PassAsync(key, cancellationToken);
        await inner.DeleteAsync<T>(key, uid, cancellationToken);
    }

    private async Task PassAsync(object what, CancellationToken cancellationToken)
    {
        if (!_armed || _isFirst?.Invoke(what) == false)
            return;
        _isFirst = null;
        if (Interlocked.Decrement(ref _left) >= 0)
            return;

        HasFallen = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
