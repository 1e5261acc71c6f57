using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Objects that entities name in their spec lead back to them by an index over the entities.</summary>
internal sealed class ReferencedSource<TEntity, TOther>(Func<TEntity, IEnumerable<string>> names, string? labelSelector, string? fieldSelector)
    : MappedSource<TEntity, TOther>(labelSelector, fieldSelector)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TOther : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly string Index = $"references {typeof(TOther).Name}";

    public override IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within)
    {
        entities.AddIndex(Index, entity => names(entity).Select(name => $"{entity.Metadata.NamespaceProperty}/{name}").Distinct());
        return base.Prepare(informers, entities, within);
    }

    protected override IEnumerable<ObjectKey> Concerned(TOther other) =>
        Entities.ByIndex(Index, $"{other.Metadata.NamespaceProperty}/{other.Metadata.Name}").Select(entity => ObjectKey.Of(entity));
}
