using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;

namespace Decnet.Operator.ServiceWorker.Defaults;

/// <summary>The chart's list of workers: a ConfigMap with one key a worker, its spec as JSON. Whether they run is never in it.</summary>
internal static class DefaultWorkers
{
    /// <exception cref="JsonException">A value is no spec.</exception>
    public static V1Alpha1ServiceWorker Build(V1ConfigMap list, string name, string spec) => new()
    {
        Metadata = new()
        {
            Name = name,
            NamespaceProperty = list.Metadata.NamespaceProperty,
            Labels = new Dictionary<string, string>
            {
                [ChildMarks.ManagedByLabel] = ChildMarks.ManagedBy,
                ["app.kubernetes.io/part-of"] = "decnet",
            },
            Annotations = new Dictionary<string, string> { [WorkerNames.DefaultAnnotation] = Hash(spec) },
            // They go when the list goes, which is when the release does.
            OwnerReferences = [OwnerReferences.To<V1ConfigMap>(list.Metadata.Name, list.Metadata.Uid)],
        },
        Spec = Spec(spec),
    };

    /// <summary>Ours, and already as the list wants it: whatever a person changed since stays.</summary>
    public static bool IsAsListed(V1Alpha1ServiceWorker existing, string spec) =>
        existing.Metadata.Annotations?.TryGetValue(WorkerNames.DefaultAnnotation, out var hash) == true && hash == Hash(spec);

    public static bool IsFrom(IMetadata<V1ObjectMeta> worker, V1ConfigMap list) =>
        worker.Metadata.OwnerReferences?.Any(owner => owner.Uid == list.Metadata.Uid) == true;

    private static WorkerSpec Spec(string json)
    {
        var spec = JsonSerializer.Deserialize<WorkerSpec>(json) ?? throw new JsonException("empty");
        spec.Enabled = null;
        spec.Replicas = null;
        return spec;
    }

    private static string Hash(string spec) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spec)))[..16];
}
