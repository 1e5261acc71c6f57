using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Applying;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Defaults;
using Decnet.Operator.ServiceWorker.Heartbeats;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.ServiceWorker.Quarantining;
using Decnet.Operator.ServiceWorker.Reporting;

namespace Decnet.Operator.ServiceWorker;

/// <summary>Puts the ServiceWorker controller together.</summary>
internal static class WorkerServices
{
    /// <param name="services">With the runtime in it.</param>
    /// <param name="defaults">What workers leave open.</param>
    /// <param name="watched">Where deckies are looked after. Workers of other namespaces there are refused with a reason.</param>
    /// <param name="maxParallel">Reconciles at a time.</param>
    public static IServiceCollection AddServiceWorkers(
        this IServiceCollection services, WorkerDefaults defaults, WatchedNamespaces watched, int maxParallel)
    {
        services.AddSingleton(defaults);
        services.AddSingleton<HeartbeatBook>();
        services.AddSingleton<StatusClient>();
        services.AddHostedService<HeartbeatPoller>();
        services.AddSingleton<WorkerObserver>();
        services.AddSingleton<PlanStep>();
        services.AddSingleton<QuarantineMetrics>();
        services.AddSingleton<StatusMemory>();
        services.AddSingleton<QuarantineStep>();
        services.AddSingleton<WorkloadStep>();
        services.AddSingleton<WorkerAnnouncer>();
        services.AddSingleton<WorkerReporter>();
        var own = new WatchedNamespaces([defaults.Namespace]);
        services.AddController<V1Alpha1ServiceWorker, ServiceWorkerController>("serviceworker", watch =>
        {
            watch.MaxParallel = maxParallel;
            watch.Within = watched.And(defaults.Namespace);
            watch.ChildrenWithin = own;
            watch.Owns<V1DaemonSet>(WorkerNames.Selector)
                .Owns<V1Deployment>(WorkerNames.Selector)
                .OwnsByLabel<V1Pod>(WorkerNames.WorkerLabel)
                .ConcernedByPeers(worker => worker.Spec.Role);
        });
        return services.AddController<V1ConfigMap, DefaultWorkersController>("default-workers", watch =>
        {
            watch.MaxParallel = 1;
            watch.LabelSelector = WorkerNames.DefaultsLabel;
            watch.Within = own;
            watch.ChildrenWithin = watched.And(defaults.Namespace);
            watch.Owns<V1Alpha1ServiceWorker>();
        });
    }
}
