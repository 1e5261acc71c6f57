using Microsoft.Extensions.Hosting;

namespace Decnet.Hosting.Leaving;

/// <summary>How the process ends. The first reason counts: what follows it is its consequence.</summary>
internal sealed class Departure(IHostApplicationLifetime lifetime, TerminationMessage message, ILogger<Departure> log)
{
    private int _code = -1;

    /// <summary>0 unless somebody left with a reason.</summary>
    public int ExitCode => Math.Max(0, Volatile.Read(ref _code));

    public void Leave(int code, string reason)
    {
        if (Interlocked.CompareExchange(ref _code, code, -1) == -1)
        {
            log.Leaving(code, reason);
            message.Write(reason);
        }

        lifetime.StopApplication();
    }

    /// <summary>Asked to, over the bus.</summary>
    public void Stop()
    {
        Interlocked.CompareExchange(ref _code, WorkerExit.Stopped, -1);
        lifetime.StopApplication();
    }
}
