using Decnet.Webhook.Subscribing;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Webhook.Cluster;

/// <summary>Puts the cluster's side together: a source and a book.</summary>
internal static class ClusterServices
{
    private const string NamespaceFile = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    /// <param name="services">With a TimeProvider, a Random and the <see cref="Dialing.ApiServerRanges"/> in it.</param>
    /// <param name="cluster">How to reach the API server; asked once.</param>
    public static IServiceCollection AddClusterSubscriptions(
        this IServiceCollection services, ClusterOptions options, Func<KubernetesClientConfiguration> cluster)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => new Kubernetes(cluster()));
        services.AddSingleton<ApiServer>();
        services.AddSingleton<ApiServerEndpoints>();
        services.AddSingleton(new SubscriptionBoard(options.Scopes));
        services.AddSingleton<StatusBook>();
        services.AddSingleton<IOutcomeBook>(provider => provider.GetRequiredService<StatusBook>());
        return services.AddSingleton<ISubscriptionSource, ClusterSubscriptions>();
    }

    /// <summary>The namespace that this pod runs in; outside of one that of the kubeconfig's context.</summary>
    public static string OwnNamespace(KubernetesClientConfiguration cluster) =>
        File.Exists(NamespaceFile) ? File.ReadAllText(NamespaceFile).Trim() : string.IsNullOrEmpty(cluster.Namespace) ? "default" : cluster.Namespace;
}
