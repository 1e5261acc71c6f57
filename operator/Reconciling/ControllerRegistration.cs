using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Sources;

namespace Decnet.Operator.Reconciling;

/// <summary>
/// Says what a controller watches. Children and referenced objects lead to their entity by index, so an event costs a
/// look-up, never a scan.
/// </summary>
internal sealed class ControllerRegistration<TEntity>(string name)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly List<ISource<TEntity>> _sources = [];

    /// <summary>Lower-case; the <c>controller</c> and <c>name</c> label in metrics.</summary>
    public string Name { get; } = name;

    /// <summary>Reconciles at a time. Never two of one object.</summary>
    public int MaxParallel { get; set; } = 4;

    /// <summary>Which entities are looked after; null: all.</summary>
    public string? LabelSelector { get; set; }

    /// <summary>Where entities are looked after; null: the namespaces that the operator looks after.</summary>
    public WatchedNamespaces? Within { get; set; }

    /// <summary>Where their children are; null: as <see cref="Within"/>.</summary>
    public WatchedNamespaces? ChildrenWithin { get; set; }

    public IReadOnlyList<ISource<TEntity>> Sources => _sources;

    /// <summary>The cache of the entities themselves.</summary>
    public Informer<TEntity> Entities(InformerSet informers) => informers.Get<TEntity>(LabelSelector, within: Within);

    /// <summary>Declares every kind that is to be watched.</summary>
    public IEnumerable<IInformer> Prepare(InformerSet informers)
    {
        var own = Entities(informers);
        return [own, .. _sources.Select(source => source.Prepare(informers, own.Store, ChildrenWithin ?? Within)).OfType<IInformer>()];
    }

    /// <summary>Children found by their ownerReference (any, controller or not).</summary>
    /// <param name="labelSelector">Keeps other people's objects out of memory; a child that loses the label counts as deleted.</param>
    public ControllerRegistration<TEntity> Owns<TChild>(string? labelSelector = null)
        where TChild : class, IKubernetesObject<V1ObjectMeta>
    {
        _sources.Add(new OwnedSource<TEntity, TChild>(labelSelector));
        return this;
    }

    /// <summary>Objects of the entity's namespace that carry the entity's name in a label.</summary>
    public ControllerRegistration<TEntity> OwnsByLabel<TChild>(string label)
        where TChild : class, IKubernetesObject<V1ObjectMeta>
    {
        _sources.Add(new LabelledSource<TEntity, TChild>(label));
        return this;
    }

    /// <summary>Something inside this process that tells when an entity is worth a look.</summary>
    /// <param name="start">Called once, when this process leads, with what to call for an entity.</param>
    public ControllerRegistration<TEntity> CalledBy(Action<Action<ObjectKey>> start)
    {
        _sources.Add(new CallingSource<TEntity>(start));
        return this;
    }

    /// <summary>Entities of the same namespace that concern each other.</summary>
    /// <param name="group">What those have in common.</param>
    public ControllerRegistration<TEntity> ConcernedByPeers(Func<TEntity, string> group)
    {
        _sources.Add(new PeerSource<TEntity>(group));
        return this;
    }

    /// <summary>Objects that concern every entity.</summary>
    public ControllerRegistration<TEntity> ConcernedBy<TOther>(Func<TOther, bool> matters)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        _sources.Add(new UniversalSource<TEntity, TOther>(matters));
        return this;
    }

    /// <summary>Objects of the same namespace that the entity refers to by name, such as Secrets.</summary>
    public ControllerRegistration<TEntity> References<TOther>(
        Func<TEntity, IEnumerable<string>> names, string? labelSelector = null, string? fieldSelector = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        _sources.Add(new ReferencedSource<TEntity, TOther>(names, labelSelector, fieldSelector));
        return this;
    }
}
