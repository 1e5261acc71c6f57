namespace Decnet.Cli.Replaying;

/// <summary>Everything at once: for a pipe, nobody watches.</summary>
internal sealed class NoWait : IPace
{
    public Task<bool> WaitAsync(double seconds, CancellationToken cancellationToken) => Task.FromResult(true);
}
