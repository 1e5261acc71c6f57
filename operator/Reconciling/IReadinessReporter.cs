namespace Decnet.Operator.Reconciling;

/// <summary>Publishes whether an object is ready as a gauge. The runtime withdraws it when the object is deleted.</summary>
internal interface IReadinessReporter
{
    /// <param name="reason">The reason of its Ready condition: from a short documented list, since it becomes a label.</param>
    void Report<T>(T entity, bool ready, string reason)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    void Withdraw<T>(ObjectKey key)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
