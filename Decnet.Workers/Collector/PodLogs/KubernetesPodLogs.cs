using System.Globalization;
using k8s;
using k8s.Models;

namespace Decnet.Collector.PodLogs;

/// <summary>Needs `list` of pods and `get` of pods/log where deckies live, and nothing else.</summary>
/// <param name="namespaces">Where deckies live; empty: anywhere.</param>
internal sealed class KubernetesPodLogs(Kubernetes client, string node, IReadOnlyList<string> namespaces) : IPodLogs
{
    private const string Container = "machine";
    private const string DeckyLabel = "decnet.io/decky";
    // The machine itself: pods that prove its containment have its label too, and another component.
    private const string Selector = "app.kubernetes.io/managed-by=decnet-operator,app.kubernetes.io/component=decky," + DeckyLabel;
    private const int Page = 500;

    public async Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken)
    {
        var pods = new List<DeckyPod>();
        if (namespaces.Count == 0)
            await ListAsync(pods, (next, cancelled) => client.CoreV1.ListPodForAllNamespacesAsync(
                labelSelector: Selector, fieldSelector: Here, limit: Page, continueParameter: next, cancellationToken: cancelled), cancellationToken);
        foreach (var one in namespaces)
            await ListAsync(pods, (next, cancelled) => client.CoreV1.ListNamespacedPodAsync(
                one, labelSelector: Selector, fieldSelector: Here, limit: Page, continueParameter: next, cancellationToken: cancelled), cancellationToken);
        return pods;
    }

    private string Here => $"spec.nodeName={node}";

    private static async Task ListAsync(List<DeckyPod> pods, Func<string?, CancellationToken, Task<V1PodList>> list, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await list(next, cancellationToken);
            pods.AddRange(page.Items.Select(pod => new DeckyPod(
                pod.Metadata.NamespaceProperty, pod.Metadata.Labels[DeckyLabel], pod.Metadata.Name, pod.Metadata.Uid, Container,
                pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == Container)?.State?.Running?.StartedAt)));
            next = page.Metadata.ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
    }

    // The generated client knows sinceSeconds only, which would go by this machine's clock.
    public async Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var path = $"api/v1/namespaces/{pod.Namespace}/pods/{pod.Name}/log?container={pod.Container}&follow=true&timestamps=true";
        if (since is { } from)
            path += "&sinceTime=" + Uri.EscapeDataString(from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path));
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw new HttpRequestException($"{pod.Namespace}/{pod.Name}: the API server answers {(int)response.StatusCode}", null, response.StatusCode);
            }
        }

        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }
}
