using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Serving;

/// <summary>The bus: serves its socket from the moment <see cref="Start"/> returns until it is stopped.</summary>
public sealed class BusServer : IAsyncDisposable
{
    private readonly SocketFile _file;
    private readonly EventLoop _loop;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger _log;
    private int _stopped;

    private BusServer(BusServerOptions options, TimeProvider time, ILogger log)
    {
        _log = log;
        _file = SocketFile.Open(options.SocketPath, options.Group);
        _loop = new EventLoop(options, _file.Listener, time, log);
        log.Serving(options.SocketPath);
    }

    /// <summary>Completes when the loop has ended; faulted when it failed.</summary>
    public Task Ended => _ended.Task;

    /// <exception cref="BusUnavailableException">Somebody else has the socket.</exception>
    public static BusServer Start(BusServerOptions options, TimeProvider time, ILogger log)
    {
        var server = new BusServer(options, time, log);
        new Thread(server.Run) { Name = "bus", IsBackground = true }.Start();
        return server;
    }

    /// <summary>The loop's counts, all of one moment.</summary>
    public async Task<BusStatistics> StatisticsAsync()
    {
        var answer = _loop.Orders.Ask();
        await Task.WhenAny(answer, Ended);
        return answer.IsCompletedSuccessfully ? await answer : throw new ObjectDisposedException(nameof(BusServer));
    }

    /// <summary>Says BYE to every client, sends what is queued as far as they take it, removes the socket.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            _loop.Orders.Stop();
        }

        await Ended;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private void Run()
    {
        Exception? error = null;
        try
        {
            _loop.Run();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The thread's edge: whoever waits for the server learns it from Ended, and the process ends with it.
            _log.Failed(e);
            error = e;
        }

        _file.Dispose();
        _loop.Dispose();
        if (error is null)
        {
            _ended.SetResult();
        }
        else
        {
            _ended.SetException(error);
        }
    }
}
