using System.Collections.Concurrent;
using Decnet.Operator.Decky.Telling;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>
/// Makes synthetic log-ins beside the reconciles, a few at a time: a server that hangs must not hold up a worker. What comes of
/// one waits here for the next reconcile of its decky.
/// </summary>
internal sealed partial class SourceAddressProver(
    IEnumerable<ILogInAttempt> attempts, TrialLog log, ISecurityLog security, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SourceAddressProver> logger) : IDisposable
{
    private const int AtATime = 4;
    private const int Looks = 20;
    private const int Connects = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan BetweenConnects = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _turns = new(AtATime);
    private readonly ConcurrentDictionary<string, Task<LogInOutcome>> _trials = new();

    public bool IsRunning(string decky) => _trials.ContainsKey(decky);

    /// <param name="decky">Its uid.</param>
    public void Start(string decky, LogInTrial trial) => _trials.TryAdd(decky, Task.Run(() => RunAsync(trial, lifetime.ApplicationStopping)));

    /// <returns>Null while there is none, or it is still under way.</returns>
    public LogInOutcome? Take(string decky) =>
        _trials.TryGetValue(decky, out var trial) && trial.IsCompletedSuccessfully && _trials.TryRemove(decky, out _) ? trial.Result : null;

    public void Forget(string decky) => _trials.TryRemove(decky, out _);

    public void Dispose() => _turns.Dispose();

    private async Task<LogInOutcome> RunAsync(LogInTrial trial, CancellationToken stopping)
    {
        await _turns.WaitAsync(stopping);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        string? own = null;
        try
        {
            own = (await OwnAddress.TowardsAsync(trial.Host, trial.Port, either.Token)).ToString();
            var attempt = attempts.First(candidate => candidate.Service == trial.Service);
            await FailAsync(attempt, trial, either.Token);
            return await LookAsync(trial, own, either.Token);
        }
        catch (Exception e)
        {
            // The trial's edge: whatever goes wrong on the way, it means that nothing is known.
            LogFailed(trial.Service, trial.Host, trial.Port, e.Message);
            return new(trial, own, null, e is ClusterRequestException ? "its log could not be read" : "the log-in got no answer", 0);
        }
        finally
        {
            _turns.Release();
        }
    }

    // A Service leads somewhere a few seconds after its endpoint is ready; on a busy node later.
    private async Task FailAsync(ILogInAttempt attempt, LogInTrial trial, CancellationToken cancellationToken)
    {
        for (var left = Connects; ; left--)
        {
            try
            {
                security.Write(LogInLine.Write(trial, time.GetUtcNow()));
                await attempt.FailAsync(trial.Host, trial.Port, trial.User, SyntheticUser.Password(), cancellationToken);
                return;
            }
            catch (IOException) when (left > 1)
            {
                await Task.Delay(BetweenConnects, time, cancellationToken);
            }
        }
    }

    // The line is in the log before the server says no, but a node serves its logs a moment later.
    private async Task<LogInOutcome> LookAsync(LogInTrial trial, string own, CancellationToken cancellationToken)
    {
        var skipped = 0;
        for (var look = 0; look < Looks; look++)
        {
            (var source, skipped) = await log.LookAsync(trial, cancellationToken);
            if (source is not null)
            {
                return new(trial, own, source, null, skipped);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return new(trial, own, null, "the machine recorded nothing of it", skipped);
    }

    [LoggerMessage(LogLevel.Information, "A synthetic log-in by {Service} at {Host}:{Port} proved nothing: {Problem}")]
    private partial void LogFailed(string service, string host, int port, string problem);
}
