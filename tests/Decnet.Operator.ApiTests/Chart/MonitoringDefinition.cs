using Decnet.Operator.ApiTests.Cluster;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Chart;

/// <summary>A kind of the Prometheus operator's name, with as much of its schema as the chart writes: a field that is misspelt is refused.</summary>
internal static class MonitoringDefinition
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: servicemonitors.monitoring.coreos.com}
        spec:
          group: monitoring.coreos.com
          scope: Namespaced
          names: {kind: ServiceMonitor, plural: servicemonitors, singular: servicemonitor, listKind: ServiceMonitorList}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [selector, endpoints]
                      properties:
                        selector: {type: object, properties: {matchLabels: {type: object, additionalProperties: {type: string}}}}
                        endpoints:
                          type: array
                          items: {type: object, properties: {port: {type: string}, interval: {type: string}, scrapeTimeout: {type: string}}}
        """;

    public static async Task InstallAsync(IKubernetes admin)
    {
        var definition = KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Definition);
        try
        {
            await admin.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            // Another case was first.
        }

        await Eventually.TrueAsync(
            async () => (await admin.ApiextensionsV1.ReadCustomResourceDefinitionAsync(definition.Metadata.Name))
                .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true,
            "ServiceMonitors can be made");
    }
}
