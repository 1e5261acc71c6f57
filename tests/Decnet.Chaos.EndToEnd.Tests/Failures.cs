using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>Kills something every few seconds, as a crash would.</summary>
internal sealed class Failures(Random random, Journal journal)
{
    private static readonly string Cluster = Environment.GetEnvironmentVariable("DECNET_E2E_CLUSTER") ?? "decnet-test";

    // The operator and the deckies are what this is about, so they come up more often.
    private static readonly string[] Victims =
        ["operator", "operator", "decky", "decky", "kube-apiserver", "etcd", "kubelet", "containerd", "kube-controller-manager"];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var victim = Victims[random.Next(Victims.Length)];
            var killed = victim switch
            {
                "operator" => await KillPodAsync("decnet-system", "app.kubernetes.io/component=operator", stop),
                "decky" => await KillPodAsync(Chaos.Namespace, "decnet.io/decky", stop),
                _ => (await NodeAsync("kill", victim)).ExitCode == 0 ? victim : null,
            };
            if (killed is not null)
                journal.Note($"killed {killed}");
            await Chaos.PauseAsync(TimeSpan.FromSeconds(3 + (random.NextDouble() * 5)), stop);
        }
    }

    private async Task<string?> KillPodAsync(string ns, string selector, CancellationToken stop)
    {
        // The API server may be gone at this moment: then nothing is killed this time.
        var answer = await Kubectl.TryAsync(["get", "pods", "-n", ns, "-l", selector, "-o", "json", "--request-timeout=5s"], CancellationToken.None);
        if (answer.ExitCode != 0 || stop.IsCancellationRequested)
            return null;

        var running = JsonNode.Parse(answer.OutputText)!["items"]!.AsArray()
            .SelectMany(pod => pod!["status"]?["containerStatuses"]?.AsArray() ?? [], (pod, container) => (Pod: (string)pod!["metadata"]!["name"]!, Container: container!))
            .Where(entry => entry.Container["state"]?["running"] is not null).ToList();
        if (running.Count == 0)
            return null;

        var (name, chosen) = running[random.Next(running.Count)];
        var id = ((string)chosen["containerID"]!).Split("//")[^1];
        return (await NodeAsync("kill-container", id)).ExitCode == 0 ? name : null;
    }

    private static Task<ProgramResult> NodeAsync(string verb, string what) => Programs.RunAsync(
        Path.Combine(TestCluster.Root, "hack", "lib", "native", "node"), [verb, Cluster, what], CancellationToken.None);
}
