namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Children lead to their owner by ownerReference.</summary>
internal sealed class OwnedSource<TEntity, TChild>(string? labelSelector) : MappedSource<TEntity, TChild>(labelSelector, null)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TChild : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly ResourceKind Owner = ResourceKind.Of<TEntity>();

    protected override IEnumerable<ObjectKey> Concerned(TChild other) =>
        from reference in other.Metadata.OwnerReferences ?? []
        where reference.Kind == Owner.Kind && reference.ApiVersion.Split('/')[0] == Owner.ApiVersion.Split('/')[0]
        let key = new ObjectKey(other.Metadata.NamespaceProperty ?? "", reference.Name)
        where Entities.Get(key) is not null
        select key;
}
