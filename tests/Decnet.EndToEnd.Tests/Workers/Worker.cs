using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Workers;

/// <summary>A ServiceWorker on the cluster, as kubectl shows it.</summary>
internal sealed class Worker(string name)
{
    public const string Namespace = "decnet-system";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => name;

    public static string Manifest(string name, string spec) =>
        $"apiVersion: decnet.io/v1alpha1\nkind: ServiceWorker\nmetadata: {{name: {name}, namespace: {Namespace}}}\nspec: {spec}\n";

    public Task<JsonNode?> GetAsync(CancellationToken cancellationToken) => Kubectl.GetAsync("serviceworker", Namespace, name, cancellationToken);

    /// <summary>Waits for the reason of the Ready condition.</summary>
    public Task<JsonNode> ReasonAsync(string reason, CancellationToken cancellationToken) =>
        ConditionAsync("Ready", condition => (string?)condition["reason"] == reason, cancellationToken);

    /// <returns>The worker as it is then.</returns>
    public async Task<JsonNode> ConditionAsync(string type, Func<JsonNode, bool> wanted, CancellationToken cancellationToken)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(
            async () => (last = await GetAsync(cancellationToken)) is not null && Conditions(last).Any(condition => (string?)condition["type"] == type && wanted(condition)),
            () => $"{type} of worker {name}; it is {last?["status"]?.ToJsonString()}",
            Limit,
            cancellationToken);
        return last!;
    }

    public async Task<string[]> PodsAsync(CancellationToken cancellationToken) =>
        [.. (await Kubectl.ListAsync("pod", Namespace, $"decnet.io/serviceworker={name}", cancellationToken)).Select(pod => (string)pod!["metadata"]!["name"]!)];

    private static IEnumerable<JsonNode> Conditions(JsonNode worker) => (worker["status"]?["conditions"]?.AsArray() ?? []).OfType<JsonNode>();
}
