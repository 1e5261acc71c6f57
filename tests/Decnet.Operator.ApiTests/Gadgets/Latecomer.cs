namespace Decnet.Operator.ApiTests.Gadgets;

/// <summary>A kind whose CRD is installed by one test only.</summary>
[KubernetesEntity(Group = Gadget.Group, ApiVersion = "v1", Kind = "Latecomer", PluralName = "latecomers")]
public sealed class Latecomer : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = $"{Gadget.Group}/v1";

    public string Kind { get; set; } = "Latecomer";

    public V1ObjectMeta Metadata { get; set; } = new();
}
