using Decnet.Operator.Hosting;
using Microsoft.Extensions.Hosting;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>Takes note that the process would leave now; it is the tests' process, after all.</summary>
internal sealed class RecordedExit(IHostApplicationLifetime lifetime) : ProcessExit(lifetime, TimeProvider.System)
{
    private readonly TaskCompletionSource<int> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<int> Left => _left.Task;

    public override void Leave(int code) => _left.TrySetResult(code);
}
