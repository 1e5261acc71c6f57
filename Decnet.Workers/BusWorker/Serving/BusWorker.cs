using Decnet.Bus.Clients;
using Decnet.BusWorker.Bridging;
using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.BusWorker.Serving;

/// <summary>Keeps the bus' process, watches that it answers, and runs the bridge beside it.</summary>
internal sealed class BusWorker(ServerSettings settings, IBus bus, Liveness liveness, ServerMetrics metrics, TimeProvider time, IServiceProvider services) : IWorker
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var server = ServerProcess.Start(settings, Console.Error, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var counting = metrics.FollowAsync(bus, ending.Token);
        var bridging = services.GetService<Bridge>()?.RunAsync(ending.Token) ?? Task.CompletedTask;
        try
        {
            await WatchAsync(server, stopping);
        }
        finally
        {
            liveness.SetReady(false);
            await ending.CancelAsync();
            await Task.WhenAll(counting, bridging);
        }
    }

    private async Task WatchAsync(ServerProcess server, CancellationToken stopping)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var end = server.EndAsync(watching.Token);
        while (!stopping.IsCancellationRequested)
        {
            // Our own client asks the server whether it is there; a server that hangs is one that does not answer.
            if (bus.IsConnected)
            {
                liveness.SetReady(true);
                liveness.Turned(Unanswered);
            }

            await Task.WhenAny(end, Task.Delay(Look, time, watching.Token));
            if (end.IsCompletedSuccessfully && !stopping.IsCancellationRequested)
                throw await end;
        }

        await watching.CancelAsync();
        await ((Task)end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
