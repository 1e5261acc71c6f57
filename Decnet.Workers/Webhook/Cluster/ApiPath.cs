using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>Paths of the API server.</summary>
internal static class ApiPath
{
    private const string Group = $"apis/{V1Alpha1WebhookSubscription.GroupName}/{V1Alpha1WebhookSubscription.Version}";

    /// <param name="scope">A namespace; empty for all.</param>
    public static string Subscriptions(string scope) => scope.Length == 0
        ? $"{Group}/{V1Alpha1WebhookSubscription.Plural}"
        : $"{Group}/namespaces/{Escape(scope)}/{V1Alpha1WebhookSubscription.Plural}";

    public static string Subscription(ResourceName name) => $"{Subscriptions(name.Namespace)}/{Escape(name.Name)}";

    public static string Status(ResourceName name) => $"{Subscription(name)}/status";

    public static string Secret(ResourceName name) => $"api/v1/namespaces/{Escape(name.Namespace)}/secrets/{Escape(name.Name)}";

    public static string EndpointSlice(ResourceName service) => $"apis/discovery.k8s.io/v1/namespaces/{Escape(service.Namespace)}/endpointslices/{Escape(service.Name)}";

    public static string Endpoints(ResourceName service) => $"api/v1/namespaces/{Escape(service.Namespace)}/endpoints/{Escape(service.Name)}";

    /// <summary>Only the one Secret: a right to this name is enough.</summary>
    public static string SecretWatch(ResourceName name) =>
        $"api/v1/namespaces/{Escape(name.Namespace)}/secrets?fieldSelector={Escape($"metadata.name={name.Name}")}&";

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
