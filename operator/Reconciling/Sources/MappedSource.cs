using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Reconciling.Sources;

/// <summary>Watches one kind and maps each of its objects to entities. Both sides of a change count: an object can move from one owner to another.</summary>
internal abstract class MappedSource<TEntity, TOther>(string? labelSelector, string? fieldSelector) : ISource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TOther : class, IKubernetesObject<V1ObjectMeta>
{
    private Informer<TOther>? _informer;

    protected Store<TEntity> Entities { get; private set; } = new();

    public virtual IInformer? Prepare(InformerSet informers, Store<TEntity> entities, WatchedNamespaces? within)
    {
        Entities = entities;
        return _informer = informers.Get<TOther>(labelSelector, fieldSelector, within);
    }

    public void Subscribe(Action<ObjectKey> enqueue) => _informer!.Store.Subscribe(change =>
    {
        var concerned = Concerned(change.Latest);
        if (change is { Old: { } old, New: not null })
            concerned = concerned.Concat(Concerned(old)).Distinct();
        foreach (var key in concerned)
            enqueue(key);
    });

    protected abstract IEnumerable<ObjectKey> Concerned(TOther other);
}
