using System.Text.Json.Serialization;

namespace Decnet.Operator.ApiTests.Gadgets;

/// <summary>A kind of the tests' own: the runtime must know nothing of the product.</summary>
[KubernetesEntity(Group = Group, ApiVersion = "v1", Kind = "Gadget", PluralName = "gadgets")]
public sealed class Gadget : IKubernetesObject<V1ObjectMeta>
{
    public const string Group = "tests.decnet.io";

    public string ApiVersion { get; set; } = $"{Group}/v1";

    public string Kind { get; set; } = "Gadget";

    public V1ObjectMeta Metadata { get; set; } = new();

    public GadgetSpec Spec { get; set; } = new();

    public GadgetStatus? Status { get; set; }

    public static Gadget Named(string ns, string name, int size = 1) =>
        new() { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns }, Spec = new GadgetSpec { Size = size } };
}

