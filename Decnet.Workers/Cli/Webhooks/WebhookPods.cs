using System.Text;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Workers.Contract;

namespace Decnet.Cli.Webhooks;

/// <summary>Runs a verb of the webhook worker in its pods: the queue and its log are there, one a node.</summary>
internal static class WebhookPods
{
    /// <summary>The lines of every pod that knows the subscription.</summary>
    /// <exception cref="CliFault">No pod runs, or none could answer.</exception>
    public static async Task<List<string>> AskAsync(
        ClusterConnection cluster, SourceChoice choice, string verb, SubscriptionView subscription, IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var (lines, faults, known) = (new List<string>(), new List<CliFault>(), false);
        foreach (var pod in await FindAsync(cluster, choice, cancellationToken))
        {
            await using var exec = await cluster.ExecAsync(
                pod, ["decnet-worker", WorkerRoles.Webhook, verb, $"{subscription.Namespace}/{subscription.Name}", .. more], cancellationToken);
            using var output = new StreamReader(exec.Output, Encoding.UTF8);
            while (await output.ReadLineAsync(cancellationToken) is { } line)
                lines.Add(line);
            var result = await exec.FinishAsync(cancellationToken);
            known |= result.ExitCode == 0;
            if (result.ExitCode is not (0 or WebhookVerbs.UnknownSubscription))
                faults.Add(Failed(pod, result));
        }

        return faults is [var first, ..] ? throw first
            : known ? lines
            : throw new CliFault(
                ExitCode.NotFound, $"no worker has seen an event for {subscription.Namespace}/{subscription.Name} yet", $"see `{ProgramName.Current} webhooks -o wide`");
    }

    private static async Task<List<PodAddress>> FindAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken)
    {
        var path = choice.SystemNamespace is { } space ? $"/api/v1/namespaces/{space}/pods" : "/api/v1/pods";
        var pods = new List<PodAddress>();
        await foreach (var pod in cluster.ListAsync(path, KubeNames.WebhookPods, cancellationToken))
        {
            if (pod.Text("status", "phase") == "Running")
                pods.Add(new(pod.Text("metadata", "namespace")!, pod.Text("metadata", "name")!, KubeNames.WorkerContainer, pod.Text("spec", "nodeName")));
        }

        // Anybody who can make pods can label one.
        var spaces = pods.Select(pod => pod.Namespace).Distinct().ToList();
        return (pods.Count, spaces.Count) switch
        {
            (0, _) => throw new CliFault(ExitCode.NotFound, "no webhook worker runs in this cluster", $"see `{ProgramName.Current} workers`"),
            (_, > 1) => throw new CliFault(
                ExitCode.Usage, $"webhook workers run in more than one namespace: {string.Join(", ", spaces)}", "say which with --system-namespace"),
            _ => pods,
        };
    }

    private static CliFault Failed(PodAddress pod, ExecResult result) => new(
        result.ExitCode switch { WebhookVerbs.BadCall => ExitCode.Usage, WebhookVerbs.StoreAway or WebhookVerbs.NoAnswer => ExitCode.Unreachable, _ => ExitCode.Failure },
        Printable.Escape(result.Message),
        $"see `kubectl logs -n {pod.Namespace} {pod.Name}`");
}
