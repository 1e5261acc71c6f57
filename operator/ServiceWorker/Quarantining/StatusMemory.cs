using Decnet.Operator.ServiceWorker.Api;

namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>Writes what must be remembered before the reconcile goes on; the rest of the status stays as it is.</summary>
internal sealed class StatusMemory(IClusterWriter writer)
{
    public async Task<V1Alpha1ServiceWorker> WriteAsync(
        V1Alpha1ServiceWorker worker, Action<WorkerStatus> change, CancellationToken cancellationToken)
    {
        var status = KubernetesJson.Deserialize<WorkerStatus>(KubernetesJson.Serialize(worker.Status));
        change(status);
        return await writer.ApplyStatusAsync(
            new V1Alpha1ServiceWorker
            {
                Metadata = new() { Name = worker.Metadata.Name, NamespaceProperty = worker.Metadata.NamespaceProperty },
                Status = status,
            },
            cancellationToken);
    }
}
