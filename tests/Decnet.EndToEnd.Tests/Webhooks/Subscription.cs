using System.Globalization;
using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Webhooks;

/// <summary>A WebhookSubscription with its Secret in the operator's namespace, as kubectl shows it.</summary>
internal sealed class Subscription(string name) : IAsyncDisposable
{
    public const string Key = "a-signing-key-of-the-tests-0123456789";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static async Task<Subscription> CreateAsync(string name, Receiver receiver, string pattern, CancellationToken cancellationToken)
    {
        await Kubectl.ApplyAsync(
            string.Create(CultureInfo.InvariantCulture, $$"""
            apiVersion: v1
            kind: Secret
            metadata: {name: {{name}}-key, namespace: {{Worker.Namespace}}}
            stringData: {key: {{Key}}}
            ---
            apiVersion: decnet.io/v1alpha1
            kind: WebhookSubscription
            metadata: {name: {{name}}, namespace: {{Worker.Namespace}}}
            spec:
              url: http://{{receiver.Address}}:{{receiver.Port}}/events
              secretRef: {name: {{name}}-key}
              topicPatterns: ["{{pattern}}"]
              allowedCIDRs: [{{receiver.Address}}/32]
              circuit: {threshold: 2}
            """),
            cancellationToken);
        var subscription = new Subscription(name);
        await subscription.UntilAsync(it => Reason(it) == "Ready", "it is ready", cancellationToken);
        return subscription;
    }

    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> wanted, string what, CancellationToken cancellationToken)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(
            async () => (last = await Kubectl.GetAsync("webhooksubscription", Worker.Namespace, name, cancellationToken)) is not null && wanted(last),
            () => $"{what}: {name} is {last?["spec"]?["enabled"]} {last?["status"]?.ToJsonString()}", Limit, cancellationToken);
        return last!;
    }

    public static string? Reason(JsonNode subscription) => subscription["status"]?["conditions"]?.AsArray()
        .Where(condition => (string?)condition!["type"] == "Ready").Select(condition => (string?)condition!["reason"]).SingleOrDefault();

    public async ValueTask DisposeAsync() =>
        await Kubectl.RunAsync($"delete whs/{name} secret/{name}-key -n {Worker.Namespace} --ignore-not-found", CancellationToken.None);
}
