using System.Globalization;
using System.Net;
using k8s;
using k8s.Models;

namespace Decnet.Collector.PodLogs;

/// <summary>Needs `list` of pods and `get` of pods/log where the pods live, and nothing else.</summary>
internal sealed class KubernetesPodLogs(Kubernetes client, PodSelection selection) : IPodLogs
{
    private const int Page = 500;
    private readonly string? _fields = selection.Node is { } node ? $"spec.nodeName={node}" : null;

    public IReadOnlyList<string> Namespaces => selection.Namespaces;

    public async Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken)
    {
        var pods = new List<DeckyPod>();
        if (selection.Namespaces.Count == 0)
        {
            await ListAsync(pods, (next, cancelled) => client.CoreV1.ListPodForAllNamespacesAsync(
                labelSelector: selection.Labels, fieldSelector: _fields, limit: Page, continueParameter: next, cancellationToken: cancelled), cancellationToken);
        }

        foreach (var one in selection.Namespaces)
        {
            await ListAsync(pods, (next, cancelled) => client.CoreV1.ListNamespacedPodAsync(
                one, labelSelector: selection.Labels, fieldSelector: _fields, limit: Page, continueParameter: next, cancellationToken: cancelled), cancellationToken);
        }

        return pods;
    }

    public async Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var response = await AskAsync(pod, "&follow=true", since, cancellationToken);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadAsStreamAsync(cancellationToken);

        using (response)
        {
            throw Refused(pod, response);
        }
    }

    public async Task<Stream?> PreviousAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var response = await AskAsync(pod, "&previous=true", since, cancellationToken);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadAsStreamAsync(cancellationToken);

        using (response)
        {
            return response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound ? null : throw Refused(pod, response);
        }
    }

    private async Task ListAsync(List<DeckyPod> pods, Func<string?, CancellationToken, Task<V1PodList>> list, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await list(next, cancellationToken);
            pods.AddRange(page.Items.Select(Of));
            next = page.Metadata.ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private DeckyPod Of(V1Pod pod)
    {
        var container = pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == selection.Container);
        return new(
            pod.Metadata.NamespaceProperty, pod.Metadata.Labels.TryGetValue(PodSelection.DeckyLabel, out var decky) ? decky : "", pod.Metadata.Name, pod.Metadata.Uid,
            selection.Container, container?.State?.Running?.StartedAt, (container?.State?.Terminated ?? container?.LastState?.Terminated)?.FinishedAt);
    }

    // The generated client knows sinceSeconds only, which would go by this machine's clock.
    private async Task<HttpResponseMessage> AskAsync(DeckyPod pod, string what, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var path = $"api/v1/namespaces/{pod.Namespace}/pods/{pod.Name}/log?container={pod.Container}&timestamps=true{what}";
        if (since is { } from)
            path += "&sinceTime=" + Uri.EscapeDataString(from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path));
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        return await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static HttpRequestException Refused(DeckyPod pod, HttpResponseMessage response) =>
        new($"{pod.Namespace}/{pod.Name}: the API server answers {(int)response.StatusCode}", null, response.StatusCode);
}
