using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>A decoy machine. <c>crds/decnet.io_deckies.yaml</c> is the other half of this contract; a test keeps the two alike.</summary>
[KubernetesEntity(Group = GroupName, ApiVersion = Version, Kind = KindName, PluralName = Plural)]
internal sealed class V1Alpha1Decky : IKubernetesObject<V1ObjectMeta>, ISpec<DeckySpec>, IStatus<DeckyStatus>
{
    public const string GroupName = "decnet.io";
    public const string Version = "v1alpha1";
    public const string KindName = "Decky";
    public const string Plural = "deckies";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = $"{GroupName}/{Version}";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    [JsonPropertyName("spec")]
    public DeckySpec Spec { get; set; } = new();

    [JsonPropertyName("status")]
    public DeckyStatus Status { get; set; } = new();
}
