using Decnet.Operator.Reconciling;
using Decnet.Operator.Reconciling.Queueing;

namespace Decnet.Operator.Tests.Reconciling.Queueing;

internal sealed class Unobserved : IQueueObserver
{
    public void Added(ObjectKey key)
    {
    }

    public void Waiting(int depth)
    {
    }

    public void Taken(ObjectKey key, int depth)
    {
    }

    public void Done(ObjectKey key)
    {
    }
}
