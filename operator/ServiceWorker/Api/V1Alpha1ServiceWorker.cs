using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>A process behind the decoys. <c>crds/decnet.io_serviceworkers.yaml</c> is the other half of this contract; a test keeps the two alike.</summary>
[KubernetesEntity(Group = GroupName, ApiVersion = Version, Kind = KindName, PluralName = Plural)]
internal sealed class V1Alpha1ServiceWorker : IKubernetesObject<V1ObjectMeta>, ISpec<WorkerSpec>, IStatus<WorkerStatus>
{
    public const string GroupName = "decnet.io";
    public const string Version = "v1alpha1";
    public const string KindName = "ServiceWorker";
    public const string Plural = "serviceworkers";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = $"{GroupName}/{Version}";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    [JsonPropertyName("spec")]
    public WorkerSpec Spec { get; set; } = new();

    [JsonPropertyName("status")]
    public WorkerStatus Status { get; set; } = new();
}
