using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling.Running;

namespace Decnet.Operator.Reconciling;

internal static class ControllerServices
{
    /// <summary>Registers a controller: it runs when the caches are synced and this process leads.</summary>
    /// <param name="name">Lower-case, unique: names the queue in metrics.</param>
    /// <param name="configure">What to watch beside the entity itself.</param>
    public static IServiceCollection AddController<TEntity, TController>(
        this IServiceCollection services, string name, Action<ControllerRegistration<TEntity>> configure)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
        where TController : class, IEntityController<TEntity>
    {
        var registration = new ControllerRegistration<TEntity>(name);
        configure(registration);
        services.AddSingleton<IEntityController<TEntity>, TController>();
        services.AddSingleton<IStore<TEntity>>(provider => registration.Entities(provider.GetRequiredService<InformerSet>()).Store);

        // The controller is made late: what it asks the stores for must have been declared by all registrations first.
        services.AddSingleton(provider => provider.GetRequiredService<ControllerLoopFactory>()
            .Create(registration, provider.GetRequiredService<IEntityController<TEntity>>));
        return services;
    }
}
