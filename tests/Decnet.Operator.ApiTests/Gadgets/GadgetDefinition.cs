using System.Net;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Gadgets;

/// <summary>The CRD, for as many plurals as tests want: one that is installed late or never needs a name of its own.</summary>
internal static class GadgetDefinition
{
    public static async Task InstallAsync(IKubernetes admin, string kind = "Gadget")
    {
        var plural = kind.ToLowerInvariant() + "s";
        try
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(Definition(kind, plural));
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Another test was first.
        }

        await Cluster.Eventually.TrueAsync(
            async () => (await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync($"{plural}.{Gadget.Group}"))
                .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true,
            "the CRD is established");
    }

    private static V1CustomResourceDefinition Definition(string kind, string plural) => new()
    {
        Metadata = new V1ObjectMeta { Name = $"{plural}.{Gadget.Group}" },
        Spec = new V1CustomResourceDefinitionSpec
        {
            Group = Gadget.Group,
            Scope = "Namespaced",
            Names = new V1CustomResourceDefinitionNames { Kind = kind, ListKind = $"{kind}List", Plural = plural, Singular = kind.ToLowerInvariant() },
            Versions = [new V1CustomResourceDefinitionVersion
            {
                Name = "v1",
                Served = true,
                Storage = true,
                Subresources = new V1CustomResourceSubresources { Status = new object() },
                Schema = new V1CustomResourceValidation { OpenAPIV3Schema = Schema() },
            }],
        },
    };

    private static V1JSONSchemaProps Schema() => new()
    {
        Type = "object",
        Properties = new Dictionary<string, V1JSONSchemaProps>
        {
            ["spec"] = new()
            {
                Type = "object",
                Properties = new Dictionary<string, V1JSONSchemaProps>
                {
                    ["size"] = new() { XKubernetesIntOrString = true },
                    ["secretName"] = new() { Type = "string" },
                    ["color"] = new() { Type = "string", MaxLength = 10 },
                },
            },
            ["status"] = new()
            {
                Type = "object",
                Properties = new Dictionary<string, V1JSONSchemaProps>
                {
                    ["observedSize"] = new() { Type = "integer" },
                    ["phase"] = new() { Type = "string" },
                },
            },
        },
    };
}
