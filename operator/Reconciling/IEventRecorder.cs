namespace Decnet.Operator.Reconciling;

/// <summary>
/// Publishes Kubernetes Events about an object. Never blocks and never throws: Events are for people, and their
/// loss is counted instead of failing a reconcile. Equal Events within ten minutes become one with a count.
/// </summary>
internal interface IEventRecorder
{
    /// <param name="about">The object that `kubectl describe` shows the Event under.</param>
    /// <param name="reason">CamelCase, from a documented list.</param>
    /// <param name="message">For people; at most 1024 characters are kept. Must hold no secret.</param>
    void Normal(IKubernetesObject<V1ObjectMeta> about, string reason, string message);

    /// <inheritdoc cref="Normal"/>
    void Warning(IKubernetesObject<V1ObjectMeta> about, string reason, string message);
}
