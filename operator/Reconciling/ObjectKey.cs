namespace Decnet.Operator.Reconciling;

/// <summary>What names an object inside its kind. Queues and stores hold keys, so that an old copy never travels through them.</summary>
/// <param name="Namespace">Empty for cluster-scoped kinds.</param>
/// <param name="Name">metadata.name.</param>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public static ObjectKey Of(IMetadata<V1ObjectMeta> entity) =>
        new(entity.Metadata.NamespaceProperty ?? "", entity.Metadata.Name);

    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
