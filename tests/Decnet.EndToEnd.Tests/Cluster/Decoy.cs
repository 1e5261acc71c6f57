using System.Globalization;
using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Intruders;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>A Decky in the tests' cluster, as a user sees it with kubectl.</summary>
internal sealed class Decoy(string ns, string name)
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(3);

    public string Namespace => ns;

    public string Name => name;

    public Task<JsonNode?> GetAsync(CancellationToken cancellationToken) => Kubectl.GetAsync("decky", ns, name, cancellationToken);

    public async Task<Decoy> ReadyAsync(CancellationToken cancellationToken)
    {
        var last = "no status yet";
        await Eventually.TrueAsync(
            async () =>
            {
                var ready = Condition(await GetAsync(cancellationToken), "Ready");
                last = ready?.ToJsonString() ?? last;
                return (string?)ready?["status"] == "True";
            },
            () => $"{ns}/{name} to be Ready; last: {last}", ReadyLimit, cancellationToken);
        return this;
    }

    public async Task<JsonNode> ConditionAsync(string type, Func<JsonNode, bool> holds, CancellationToken cancellationToken)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(
            async () => (last = Condition(await GetAsync(cancellationToken), type)) is not null && holds(last),
            () => $"condition {type} of {ns}/{name}; it is {last?.ToJsonString()}", ReadyLimit, cancellationToken);
        return last!;
    }

    public async Task<(string Address, int Port)> EndpointAsync(string service, CancellationToken cancellationToken)
    {
        var decky = await GetAsync(cancellationToken);
        var endpoint = decky!["status"]!["endpoints"]!.AsArray().First(item => (string?)item!["service"] == service)!;
        return ((string)endpoint["address"]!, (int)endpoint["port"]!);
    }

    public async Task<SshIntruder> SshAsync(string user, string password, CancellationToken cancellationToken)
    {
        var (address, port) = await EndpointAsync("ssh", cancellationToken);
        return new SshIntruder(address, port, user, password);
    }

    public async Task<string[]> LogAsync(CancellationToken cancellationToken)
    {
        // Only the Deployment's pods carry a hash of their template: a proof's pod, which may just be starting and has no log then, does not.
        var log = await Kubectl.TryAsync(["logs", "-n", ns, "-l", $"decnet.io/decky={name},pod-template-hash", "-c", "machine", "--tail=-1"], cancellationToken);
        return log.Succeeded().OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public Task<string> LogLineAsync(Func<string, bool> wanted, CancellationToken cancellationToken) =>
        Eventually.SomeAsync(async () => (await LogAsync(cancellationToken)).FirstOrDefault(wanted), "a log line of the decky",
            TimeSpan.FromSeconds(20), cancellationToken);

    /// <summary>The session's recorded lines, once its terminal record is on disk.</summary>
    public async Task<Transcript> EndedSessionAsync(string service, Func<Transcript, bool> wanted, CancellationToken cancellationToken) =>
        await Eventually.SomeAsync(
            async () => Transcript.Split(await Node.TranscriptAsync(ns, name, service, cancellationToken)).FirstOrDefault(t => t.Ended && wanted(t)),
            $"an ended {service} session of {ns}/{name}", TimeSpan.FromSeconds(30), cancellationToken);

    private static JsonNode? Condition(JsonNode? decky, string type) =>
        decky?["status"]?["conditions"]?.AsArray().FirstOrDefault(item => (string?)item!["type"] == type);

    public static string Manifest(string ns, string name, string services, string extra = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        apiVersion: decnet.io/v1alpha1
        kind: Decky
        metadata:
          name: {name}
          namespace: {ns}
        spec:
          hostname: {name}
          services: {services}
        {extra}
        """);
}
