namespace Decnet.Operator.Hosting;

/// <summary>Finds the API server: a named kubeconfig, the pod's service account, or what kubectl would use.</summary>
internal static class ClusterAccess
{
    private const string NamespaceFile = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    public static KubernetesClientConfiguration Configure(string kubeconfig)
    {
        if (kubeconfig.Length > 0)
            return KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        return KubernetesClientConfiguration.IsInCluster()
            ? KubernetesClientConfiguration.InClusterConfig()
            : KubernetesClientConfiguration.BuildConfigFromConfigFile();
    }

    public static string OwnNamespace() => File.Exists(NamespaceFile) ? File.ReadAllText(NamespaceFile).Trim() : "default";
}
