using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>The CRD as it is in the tree.</summary>
internal static class DeckyDefinition
{
    public static string Checkout(string file) => Path.Combine(KubeBinaries.Root(), file);

    public static async Task InstallAsync(IKubernetes admin)
    {
        var definition = KubernetesYaml.Deserialize<V1CustomResourceDefinition>(await File.ReadAllTextAsync(Checkout("crds/decnet.io_deckies.yaml")));
        try
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Another test was first.
        }

        await Eventually.TrueAsync(
            async () => (await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync(definition.Metadata.Name))
                .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true,
            "the CRD is established");
    }
}
