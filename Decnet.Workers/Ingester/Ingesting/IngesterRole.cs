using Decnet.Hosting.Answering;
using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Decnet.Ingester.Answering;
using Decnet.Store.Opening;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Ingester.Ingesting;

/// <summary>The role `ingester`.</summary>
internal static class IngesterRole
{
    public static RoleDefinition Definition { get; } = new(WorkerRoles.Ingester, Prepare);

    private static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        var settings = IngesterSettings.Read(reader);
        return services =>
        {
            services.AddSingleton(settings);
            services.AddSingleton(provider => StoreChoice.Open(settings.Database, settings.DatabaseFile, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<StoreHealth>();
            services.AddSingleton(provider => new PersistentStore(
                provider.GetRequiredService<IStoreEngine>(), provider.GetRequiredService<StoreHealth>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<Random>(), provider.GetRequiredService<ILogger<PersistentStore>>()));
            services.AddSingleton<IEndpoints, SessionsEndpoint>();
            services.AddSingleton<IWorker, IngesterWorker>();
        };
    }
}
