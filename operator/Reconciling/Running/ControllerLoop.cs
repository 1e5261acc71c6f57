using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Queueing;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>One kind's queue and the workers that drain it. "How a reconcile runs" in this folder's README tells the whole way.</summary>
internal sealed partial class ControllerLoop<TEntity>(
    ControllerRegistration<TEntity> registration, InformerSet informers, WorkQueue queue, RetryDelays retries, Turn turn,
    EntityReconciler<TEntity> reconciler, ILogger logger) : IControllerLoop
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly List<IInformer> _watched = [];

    public string Name => registration.Name;

    public void Prepare() => _watched.AddRange(registration.Prepare(informers));

    public async Task RunAsync(CancellationToken intake, CancellationToken work)
    {
        // Without complete caches a reconcile would take for missing what is only not known yet.
        await Task.WhenAll(_watched.Select(informer => informer.Synced)).WaitAsync(intake);
        Subscribe();
        LogStarted(Name, registration.MaxParallel);
        await Task.WhenAll(Enumerable.Range(0, registration.MaxParallel).Select(_ => WorkAsync(intake, work)));
    }

    private void Subscribe()
    {
        registration.Entities(informers).Store.Subscribe(change =>
        {
            reconciler.Note(change);
            queue.Add(ObjectKey.Of(change.Latest));
        });
        foreach (var source in registration.Sources)
            source.Subscribe(queue.Add);
    }

    private async Task WorkAsync(CancellationToken intake, CancellationToken work)
    {
        while (true)
        {
            ObjectKey key;
            try
            {
                key = await queue.TakeAsync(intake);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var outcome = await turn.RunAsync(key, token => reconciler.ReconcileAsync(key, token), work);
            Settle(key, outcome);
        }
    }

    private void Settle(ObjectKey key, TurnOutcome outcome)
    {
        if (!outcome.Failed)
            retries.Forget(key);

        var again = outcome.Failed ? retries.Next(key) : outcome.Result.RequeueAfter;
        if (again is { } delay)
            queue.AddAfter(key, delay);
        queue.Done(key);
    }

    [LoggerMessage(LogLevel.Information, "Controller {Controller} reconciles, {Workers} at a time")]
    private partial void LogStarted(string controller, int workers);
}
