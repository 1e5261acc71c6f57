using Decnet.Hosting.Settings;
using Decnet.Workers.Contract.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Webhook.Cluster;

/// <summary>What the role is told of the cluster by its settings.</summary>
internal static class ClusterSetup
{
    public static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        var namespaces = reader.Text(Name("namespaces")) ?? "";
        var threshold = reader.Number(Name("circuitThreshold"), CircuitSpec.UsualThreshold, 1, CircuitSpec.MostThreshold);
        return services =>
        {
            var cluster = KubernetesClientConfiguration.BuildDefaultConfig();
            services.AddClusterSubscriptions(
                new()
                {
                    Home = ClusterServices.OwnNamespace(cluster),
                    Namespaces = namespaces.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    CircuitThreshold = threshold,
                },
                () => cluster);
        };
    }

    private static string Name(string key) => WorkerVariables.Setting(WorkerRoles.Webhook, key);
}
