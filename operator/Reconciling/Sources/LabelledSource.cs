using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Objects that carry an entity's name in a label lead to it, within their namespace.</summary>
internal sealed class LabelledSource<TEntity, TChild>(string label) : MappedSource<TEntity, TChild>(label, null)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TChild : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly string _label = label;

    public override IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within)
    {
        informers.Get<TChild>(_label, within: within).Store.AddIndex(LabelIndex.Name(_label), child => LabelIndex.Values(child, _label));
        return base.Prepare(informers, entities, within);
    }

    protected override IEnumerable<ObjectKey> Concerned(TChild other)
    {
        if (other.Metadata.Labels?.TryGetValue(_label, out var name) != true || string.IsNullOrEmpty(name))
            return [];

        var key = new ObjectKey(other.Metadata.NamespaceProperty ?? "", name);
        return Entities.Get(key) is null ? [] : [key];
    }
}
