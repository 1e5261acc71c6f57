using Decnet.BusWorker.Bridging;
using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.BusWorker.Serving;

/// <summary>The role `bus`: serves the node's socket, and bridges it to NATS when told to.</summary>
internal static class BusRole
{
    public static RoleDefinition Definition { get; } = new(WorkerRoles.Bus, Prepare);

    private static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        if (worker.BusSocket is null)
            reader.Fault($"{WorkerVariables.BusEnabled} is false, and a bus that is switched off has nothing to serve");

        var server = ServerSettings.Read(reader, worker.BusSocket ?? WorkerVariables.DefaultSocket);
        var bridge = BridgeSettings.Read(reader);
        return services =>
        {
            services.AddSingleton(server with { Bridged = bridge is not null });
            services.AddSingleton<ServerMetrics>();
            if (bridge is not null)
            {
                services.AddSingleton(bridge);
                services.AddSingleton<BridgeMetrics>();
                services.AddSingleton<Bridge>();
            }

            services.AddSingleton<IWorker, BusWorker>();
        };
    }
}
