using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Queueing;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>Puts one controller's queue, metrics and workers together.</summary>
internal sealed class ControllerLoopFactory(
    InformerSet informers, IReadinessReporter readiness, QueueMetrics queues, ReconcileMetrics reconciles, QueueObservers observers,
    RetryOptions retry, Jitter jitter, TimeProvider time, ILoggerFactory loggers)
{
    public IControllerLoop Create<TEntity>(ControllerRegistration<TEntity> registration, Func<IEntityController<TEntity>> controller)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var name = registration.Name;
        var logger = loggers.CreateLogger<ControllerLoop<TEntity>>();
        reconciles.MaxWorkers.WithLabels(name).Set(registration.MaxParallel);
        return new ControllerLoop<TEntity>(
            registration,
            informers,
            new WorkQueue(time, observers.Add(new QueueObserver(name, queues, time))),
            new RetryDelays(retry, jitter, new TokenBucket(retry.PerSecond, retry.Burst, time)),
            new Turn(name, reconciles, queues.Retries.WithLabels(name, name), time, logger),
            new EntityReconciler<TEntity>(registration.Entities(informers).Store, readiness, controller),
            logger);
    }
}
