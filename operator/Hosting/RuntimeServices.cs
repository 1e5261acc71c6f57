using System.Security.Cryptography;
using Decnet.Operator.Cluster.Announcing;
using Decnet.Operator.Cluster.Leading;
using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Cluster.Writing;
using Decnet.Operator.Observability;
using Decnet.Operator.Reconciling.Queueing;
using Decnet.Operator.Reconciling.Running;
using Prometheus;

namespace Decnet.Operator.Hosting;

/// <summary>Everything that controllers stand on, put together.</summary>
internal static class RuntimeServices
{
    public static IServiceCollection AddOperatorRuntime(
        this IServiceCollection services, OperatorOptions options, Func<KubernetesClientConfiguration> cluster)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Jitter(new Random()));
        services.AddMetrics();
        services.AddConnection(cluster);
        services.AddCaches(options);
        services.AddElection(options);
        services.AddReconciling(options);
        services.AddEvents();
        services.AddChildren();
        services.AddHostedService<OperatorService>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return services;
    }

    private static void AddMetrics(this IServiceCollection services)
    {
        var registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        services.AddSingleton(registry);
        services.AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(registry));
    }

    private static void AddConnection(this IServiceCollection services, Func<KubernetesClientConfiguration> cluster)
    {
        services.AddSingleton(provider => new ApiConnectionFactory(cluster, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => RequestMetrics.Counter(provider.GetRequiredService<IMetricFactory>()));
        services.AddSingleton<ThrottleLog>();
        services.AddSingleton(provider => provider.GetRequiredService<ApiConnectionFactory>().Create(
            new ApiConnectionOptions(),
            provider.GetRequiredService<ThrottleLog>().Handler(),
            new RequestMetrics(provider.GetRequiredService<Counter>())));
        services.AddSingleton<IClusterReader, DirectReader>();
    }

    private static void AddCaches(this IServiceCollection services, OperatorOptions options)
    {
        services.AddSingleton(WatchedNamespaces.Parse(options.WatchNamespaces));
        services.AddSingleton(new WatchOptions());
        services.AddSingleton<WatchMetrics>();
        services.AddSingleton<InformerSet>();
        services.AddSingleton<IStores>(provider => provider.GetRequiredService<InformerSet>());
        services.AddSingleton<IClusterWriter, ServerSideApply>();
    }

    private static void AddElection(this IServiceCollection services, OperatorOptions options)
    {
        services.AddSingleton(new LeaseOptions
        {
            Namespace = options.LeaseNamespace.Length > 0 ? options.LeaseNamespace : ClusterAccess.OwnNamespace(),
            Name = options.LeaseName,
            Owner = TokenOwner.Own(),
            Identity = $"{Environment.MachineName}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
        });
        services.AddSingleton(provider =>
        {
            var lease = provider.GetRequiredService<LeaseOptions>();
            var connection = provider.GetRequiredService<ApiConnectionFactory>().Create(
                new ApiConnectionOptions { RequestTimeout = lease.RequestTimeout, ConnectTimeout = lease.RequestTimeout, Multiplexed = false },
                new RequestMetrics(provider.GetRequiredService<Counter>()));
            return new LeaseClient(connection, lease);
        });
        services.AddSingleton<LeaderElection>();
        services.AddSingleton<ProcessExit>();
        services.AddSingleton<Leadership>();
    }

    private static void AddReconciling(this IServiceCollection services, OperatorOptions options)
    {
        services.AddSingleton(new RetryOptions());
        services.AddSingleton<QueueMetrics>();
        services.AddSingleton<QueueObservers>();
        services.AddSingleton<ReconcileMetrics>();
        services.AddSingleton<ControllerLoopFactory>();
        services.AddSingleton<IReadinessReporter>(provider =>
            new ReadinessGauge(provider.GetRequiredService<IMetricFactory>(), options.ReadinessSeries));
    }

    // What kinds share.
    private static void AddChildren(this IServiceCollection services)
    {
        services.AddSingleton(new Patience());
        services.AddSingleton<ChildApplier>();
        services.AddSingleton<ObjectWarnings>();
        services.AddSingleton<StartWarnings>();
    }

    private static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventMemory>();
        services.AddSingleton(provider => new EventPublisher(
            provider.GetRequiredService<ApiConnection>(), provider.GetRequiredService<EventMemory>(), Environment.MachineName));
        services.AddSingleton<EventRecorder>();
        services.AddSingleton<IEventRecorder>(provider => provider.GetRequiredService<EventRecorder>());
        services.AddHostedService(provider => provider.GetRequiredService<EventRecorder>());
    }
}
