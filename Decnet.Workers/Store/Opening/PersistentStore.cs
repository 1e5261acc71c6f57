using Microsoft.Extensions.Logging;

namespace Decnet.Store.Opening;

/// <summary>
/// Uses of the store that don't give up: a full disk, a lock, a server that is down or a corrupt file sets the state, is logged once, and the
/// same work is tried again until it succeeds. Whoever calls keeps what he has in the meantime and is held back, so nothing is lost.
/// </summary>
public sealed partial class PersistentStore(IStoreEngine engine, StoreHealth health, TimeProvider time, Random random, ILogger log) : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _migrating = new(1);
    private bool _migrated;

    public IStoreEngine Engine => engine;

    /// <summary>Writers of one process take turns here: in line at SQLite's own lock they would sleep.</summary>
    internal SemaphoreSlim Writing { get; } = new(1);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            try
            {
                await MigrateOnceAsync(cancellationToken);
                var result = await use(cancellationToken);
                if (health.Set(StoreState.Ready, engine.Name))
                    IsReady(engine.Name);
                return result;
            }
            catch (Exception e) when (engine.Explain(e) is { } fault)
            {
                await TroubleAsync(fault, cancellationToken);
            }

            await Task.Delay(delay * (0.8 + (0.4 * random.NextDouble())), time, cancellationToken);
        }
    }

    public void Dispose()
    {
        _migrating.Dispose();
        Writing.Dispose();
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private async Task TroubleAsync(StoreUnavailableException fault, CancellationToken cancellationToken)
    {
        if (health.Set(fault.State, fault.Message))
            IsInTrouble(fault.State, fault.Message, fault.InnerException?.Message);

        try
        {
            if (fault.State == StoreState.Corrupt && await engine.SetAsideAsync(cancellationToken))
            {
                SetAside(engine.Name);
                _migrated = false;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || engine.Explain(e) is not null)
        {
            // The next round tries again.
            IsInTrouble(fault.State, fault.Message, e.Message);
        }

        // Somebody else may have set it aside, and a new file has no tables.
        _migrated &= fault.State is not (StoreState.Corrupt or StoreState.Failing or StoreState.Unreachable);
    }

    private async Task MigrateOnceAsync(CancellationToken cancellationToken)
    {
        if (_migrated)
            return;

        await _migrating.WaitAsync(cancellationToken);
        try
        {
            if (!_migrated)
                await engine.MigrateAsync(cancellationToken);
            _migrated = true;
        }
        finally
        {
            _migrating.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "the store is ready: {Name}")]
    private partial void IsReady(string name);

    [LoggerMessage(2, LogLevel.Error, "the store is {State}: {Message} ({Details}); nothing is lost, trying again")]
    private partial void IsInTrouble(StoreState state, string message, string? details);

    [LoggerMessage(3, LogLevel.Error, "the store was corrupt and has been set aside; a new one is filled from the recordings: {Name}")]
    private partial void SetAside(string name);
}
