namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>Told of what happens in a queue, under its lock: for metrics.</summary>
internal interface IQueueObserver
{
    void Added(ObjectKey key);

    void Waiting(int depth);

    void Taken(ObjectKey key, int depth);

    void Done(ObjectKey key);
}
