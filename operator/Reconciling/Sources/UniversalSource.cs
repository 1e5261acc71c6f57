namespace Decnet.Operator.Reconciling.Sources;

/// <summary>An object that every entity depends on. For what changes seldom: each change leads to all of them.</summary>
internal sealed class UniversalSource<TEntity, TOther>(Func<TOther, bool> matters) : MappedSource<TEntity, TOther>(null, null)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TOther : class, IKubernetesObject<V1ObjectMeta>
{
    protected override IEnumerable<ObjectKey> Concerned(TOther other) =>
        matters(other) ? Entities.List().Select(entity => ObjectKey.Of(entity)) : [];
}
