using System.Collections.Concurrent;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.Gadgets;

/// <summary>Keeps a ConfigMap a gadget, and writes down what it was asked to do.</summary>
internal sealed class GadgetController(IClusterWriter writer) : IEntityController<Gadget>
{
    private readonly ConcurrentDictionary<ObjectKey, int> _running = new();
    private int _reconciles;

    public ConcurrentQueue<string> Deleted { get; } = new();

    public ConcurrentDictionary<string, int> Seen { get; } = new();

    public int Overlaps { get; private set; }

    public int Reconciles => Volatile.Read(ref _reconciles);

    /// <summary>Runs first in each reconcile.</summary>
    public Func<Gadget, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task<ReconcileResult> ReconcileAsync(Gadget entity, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(entity);
        Interlocked.Increment(ref _reconciles);
        if (_running.AddOrUpdate(key, 1, (_, count) => count + 1) > 1)
            Overlaps++;
        try
        {
            await Before(entity, cancellationToken);
            await writer.ApplyAsync(Child(entity), cancellationToken);
            await writer.ApplyStatusAsync(WithStatus(entity), cancellationToken);
            Seen[entity.Metadata.Name] = entity.Spec.Size;
            return ReconcileResult.Done;
        }
        finally
        {
            _running.AddOrUpdate(key, 0, (_, count) => count - 1);
        }
    }

    public Task<ReconcileResult> DeletedAsync(Gadget entity, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(entity.Metadata.Name);
        return Task.FromResult(ReconcileResult.Done);
    }

    private static V1ConfigMap Child(Gadget entity) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = entity.Metadata.Name,
            NamespaceProperty = entity.Metadata.NamespaceProperty,
            Labels = new Dictionary<string, string> { ["gadget"] = entity.Metadata.Name },
            OwnerReferences = [new V1OwnerReference
            {
                ApiVersion = entity.ApiVersion,
                Kind = entity.Kind,
                Name = entity.Metadata.Name,
                Uid = entity.Metadata.Uid,
                Controller = true,
            }],
        },
        Data = new Dictionary<string, string> { ["size"] = $"{entity.Spec.Size}" },
    };

    private static Gadget WithStatus(Gadget entity) => new()
    {
        Metadata = entity.Metadata,
        Status = new GadgetStatus { ObservedSize = entity.Spec.Size, Phase = "Fine" },
    };
}
