namespace Decnet.Operator.Tests.Cluster.Watching;

/// <summary>ConfigMaps with just what a store looks at.</summary>
internal static class Things
{
    public static V1ConfigMap Thing(string name, string version, string uid = "1", string ns = "east", string? owner = null) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            NamespaceProperty = ns,
            ResourceVersion = version,
            Uid = uid,
            OwnerReferences = owner is null ? null : [new V1OwnerReference { Uid = owner, ApiVersion = "v1", Kind = "Secret", Name = "x" }],
        },
    };
}
