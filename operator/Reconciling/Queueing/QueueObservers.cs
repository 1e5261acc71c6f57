using System.Collections.Concurrent;

namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>All observers of the process, to be measured before each scrape.</summary>
internal sealed class QueueObservers
{
    private readonly ConcurrentBag<QueueObserver> _all = [];

    public QueueObserver Add(QueueObserver observer)
    {
        _all.Add(observer);
        return observer;
    }

    public void Measure()
    {
        foreach (var observer in _all)
            observer.Measure();
    }
}
