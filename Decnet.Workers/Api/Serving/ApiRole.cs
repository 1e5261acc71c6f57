using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Decnet.Store.Opening;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Api.Serving;

/// <summary>The role `api`.</summary>
internal static class ApiRole
{
    public static RoleDefinition Definition { get; } = new(WorkerRoles.Api, Prepare);

    private static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        var settings = ApiSettings.Read(reader);
        return services =>
        {
            services.AddSingleton(settings);
            services.AddSingleton(provider => StoreChoice.Open(settings.Database, settings.DatabaseFile, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<StoreHealth>();
            services.AddSingleton(provider => new PersistentStore(
                provider.GetRequiredService<IStoreEngine>(), provider.GetRequiredService<StoreHealth>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<Random>(), provider.GetRequiredService<ILogger<PersistentStore>>()));
            services.AddSingleton<IWorker, ApiWorker>();
        };
    }
}
