using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Running;

namespace Decnet.Operator.Hosting;

/// <summary>
/// The life of the process: caches fill, leadership comes, controllers run; on SIGTERM they drain and the lease is handed over.
/// A leader that lost its lease leaves the process, for it cannot know what it left half done elsewhere.
/// </summary>
internal sealed partial class OperatorService(
    IEnumerable<IControllerLoop> loops, InformerSet informers, Leadership leadership, IHostApplicationLifetime lifetime,
    ProcessExit exit, TimeProvider time, ILogger<OperatorService> logger) : BackgroundService
{
    /// <summary>Reconciles in progress get this long on shutdown; handing over takes the rest of three seconds.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1.5);

    /// <summary>What is to be watched is known before the first probe is answered: else readiness would have nothing to wait for.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var loop in loops)
            loop.Prepare();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // ApplicationStopping fires first of all, before the web server has let go of its connections.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using var watching = new CancellationTokenSource();
        var caches = informers.RunAsync(watching.Token);
        try
        {
            await leadership.LeadAsync(LeadAsync, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogStopped();
        }
        catch (Exception e)
        {
            // The process's edge.
            LogBroken(e);
            exit.Leave(1);
        }
        finally
        {
            await watching.CancelAsync();
            await caches;
            lifetime.StopApplication();
        }
    }

    private async Task LeadAsync(CancellationToken stop, CancellationToken lost)
    {
        using var intake = CancellationTokenSource.CreateLinkedTokenSource(stop, lost);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(lost);
        await using var drain = intake.Token.Register(() => work.CancelAfter(Drain));
        var running = loops.Select(loop => loop.RunAsync(intake.Token, work.Token)).ToList();

        // A loop ends only when told to. One that fails otherwise takes the process with it: half an operator looks healthy and is not.
        await foreach (var ended in Task.WhenEach(running))
        {
            if (ended.IsFaulted)
                await ended;
        }

        // Without any controller, leading is still a state to stay in.
        await Task.Delay(Timeout.InfiniteTimeSpan, time, intake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(LogLevel.Information, "Stopped")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Critical, "The runtime itself failed: leaving the process")]
    private partial void LogBroken(Exception exception);
}
