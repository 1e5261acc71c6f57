namespace Decnet.Operator.Secrets;

/// <summary>A Secret of which only the metadata is fetched and kept: enough to know that it is there, and which version.</summary>
[KubernetesEntity(ApiVersion = "v1", Kind = "Secret", PluralName = "secrets")]
internal sealed class SecretMetadata : IKubernetesObject<V1ObjectMeta>, IMetadataOnly
{
    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = "Secret";

    public V1ObjectMeta Metadata { get; set; } = new();
}
