using System.Collections.Concurrent;
using Decnet.Bus.Native;

namespace Decnet.Bus.Serving;

/// <summary>What other threads ask of the loop: to stop, and for its counts.</summary>
internal sealed class LoopOrders : IDisposable
{
    private readonly Wakeup _wakeup = new();
    private readonly ConcurrentQueue<TaskCompletionSource<BusStatistics>> _questions = new();
    private volatile bool _stopping;

    public int Descriptor => _wakeup.Descriptor;

    public bool IsStopping => _stopping;

    public void Stop()
    {
        _stopping = true;
        _wakeup.Raise();
    }

    public Task<BusStatistics> Ask()
    {
        var question = new TaskCompletionSource<BusStatistics>(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions.Enqueue(question);
        _wakeup.Raise();
        return question.Task;
    }

    public void Lower() => _wakeup.Lower();

    public void Answer(Func<BusStatistics> statistics)
    {
        while (_questions.TryDequeue(out var question))
        {
            question.SetResult(statistics());
        }
    }

    public void Dispose() => _wakeup.Dispose();
}
