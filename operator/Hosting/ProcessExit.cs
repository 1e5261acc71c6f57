namespace Decnet.Operator.Hosting;

/// <summary>Leaves the process in order if it can be had soon, and anyhow if not: a former leader must not linger.</summary>
internal class ProcessExit(IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private ITimer? _last;

    public virtual void Leave(int code)
    {
        Environment.ExitCode = code;
        _last = time.CreateTimer(_ => Environment.Exit(code), null, Patience, Timeout.InfiniteTimeSpan);
        lifetime.StopApplication();
    }
}
