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
        services.AddSingleton(registration);
        services.AddSingleton<IEntityController<TEntity>, TController>();
        return services;
    }
}
