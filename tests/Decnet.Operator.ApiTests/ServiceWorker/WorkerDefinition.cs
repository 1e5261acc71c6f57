using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>The CRD as it is in the tree; but with every role of the product, for those that come later run elsewhere than the bus.</summary>
internal static class WorkerDefinition
{
    public const string Name = "serviceworkers.decnet.io";

    public static V1CustomResourceDefinition Read() =>
        KubernetesYaml.Deserialize<V1CustomResourceDefinition>(File.ReadAllText(Path.Combine(KubeBinaries.Root(), "crds/decnet.io_serviceworkers.yaml")));

    public static async Task InstallAsync(IKubernetes admin)
    {
        var definition = Read();
        definition.Spec.Versions.Single().Schema.OpenAPIV3Schema.Properties["spec"].Properties["role"].EnumProperty =
            [.. Decnet.Workers.Contract.WorkerRoles.All];
        try
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Another test was first.
        }

        await Eventually.TrueAsync(
            async () => (await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync(Name))
                .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true,
            "the CRD is established");
    }
}
