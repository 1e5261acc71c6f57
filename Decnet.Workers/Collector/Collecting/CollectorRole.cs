using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Collector.Collecting;

/// <summary>The role `collector`.</summary>
internal static class CollectorRole
{
    public static RoleDefinition Definition { get; } = new(WorkerRoles.Collector, Prepare);

    private static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        var settings = CollectorSettings.Read(reader);
        return services =>
        {
            services.AddSingleton(settings);
            services.AddSingleton<IWorker, CollectorWorker>();
        };
    }
}
