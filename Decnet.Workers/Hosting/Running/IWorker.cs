namespace Decnet.Hosting.Running;

/// <summary>The work of a role. Workers whose work is a round now and then use <see cref="Looping.PollLoop"/>.</summary>
public interface IWorker
{
    /// <summary>Works until it is told to stop; then it finishes what it has in hand and returns.</summary>
    /// <exception cref="WorkerFaultException">It can't go on, and knows why.</exception>
    Task RunAsync(CancellationToken stopping);
}
