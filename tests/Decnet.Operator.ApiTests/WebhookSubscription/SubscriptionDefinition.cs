using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

/// <summary>The CRD as it is in the tree.</summary>
internal static class SubscriptionDefinition
{
    private const string Name = "webhooksubscriptions.decnet.io";

    public static async Task InstallAsync(IKubernetes admin)
    {
        try
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(KubernetesYaml.Deserialize<V1CustomResourceDefinition>(
                await File.ReadAllTextAsync(Path.Combine(KubeBinaries.Root(), "crds/decnet.io_webhooksubscriptions.yaml"))));
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Another test was first.
        }

        await Eventually.TrueAsync(
            async () => (await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync(Name))
                .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true,
            "the CRD is established",
            TimeSpan.FromSeconds(60));
    }
}
