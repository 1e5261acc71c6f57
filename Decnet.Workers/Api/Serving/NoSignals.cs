using Microsoft.Extensions.Hosting;

namespace Decnet.Api.Serving;

/// <summary>A host that is started and stopped by another one.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
