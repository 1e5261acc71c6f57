using System.Collections.Concurrent;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.Gadgets;

internal sealed class LatecomerController : IEntityController<Latecomer>
{
    public ConcurrentBag<string> Seen { get; } = [];

    public Task<ReconcileResult> ReconcileAsync(Latecomer entity, CancellationToken cancellationToken)
    {
        Seen.Add(entity.Metadata.Name);
        return Task.FromResult(ReconcileResult.Done);
    }

    public Task<ReconcileResult> DeletedAsync(Latecomer entity, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);
}
