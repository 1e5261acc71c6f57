using Decnet.Hosting.Leaving;
using Microsoft.Extensions.Hosting;

namespace Decnet.Hosting.Running;

/// <summary>Runs the worker; whatever ends it ends the process, since half a worker looks healthy and is not.</summary>
internal sealed class WorkerService(IWorker worker, Departure departure, IHostApplicationLifetime lifetime, ILogger<WorkerService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // ApplicationStopping comes first of all, before the web server has let go of its connections.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await worker.RunAsync(stop.Token);
            if (!stop.IsCancellationRequested)
                departure.Leave(WorkerExit.Failed, "the worker's loop ended although nobody asked it to");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to, and done.
        }
        catch (WorkerFaultException e)
        {
            departure.Leave(e.ExitCode, e.Message);
        }
        catch (Exception e)
        {
            // The process' edge.
            log.Broken(e);
            departure.Leave(WorkerExit.Failed, $"unexpected: {e.GetType().Name}: {e.Message}");
        }
    }
}
