using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Decnet.Cli.Invocation;
using k8s;

namespace Decnet.Cli.Cluster;

/// <summary>The API server as the user's kubeconfig names it. Objects are read as plain JSON, so any version of a kind will do.</summary>
internal sealed class ClusterConnection : IDisposable
{
    private const int PageSize = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Kubernetes _client;

    private ClusterConnection(Kubernetes client, string space) => (_client, Namespace) = (client, space);

    /// <summary>The namespace that is meant when none is named.</summary>
    public string Namespace { get; }

    public Uri Address => _client.BaseUri;

    public static ClusterConnection Open(SourceChoice choice)
    {
        var config = KubeconfigFiles.Load(choice);
        config.HttpClientTimeout = Patience;
        var space = choice.Namespace ?? config.Namespace;
        return new ClusterConnection(new Kubernetes(config), string.IsNullOrEmpty(space) ? "default" : space);
    }

    /// <summary>The object, or null when the cluster has none such.</summary>
    public async Task<JsonElement?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_client.BaseUri, path));
        using var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (!response.IsSuccessStatusCode)
            throw await ClusterFaults.FromAsync(response, path, cancellationToken);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return document.RootElement.Clone();
    }

    /// <summary>Changes some fields of an object.</summary>
    /// <exception cref="CliFault">It is gone, or the change is refused.</exception>
    public async Task MergeAsync(string path, string patch, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(_client.BaseUri, path + "?fieldManager=decnet-cli"))
        {
            Content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json"),
        };
        using var response = await SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw await ClusterFaults.FromAsync(response, path, cancellationToken);
    }

    /// <summary>Makes something, and gives what came of it.</summary>
    /// <exception cref="CliFault">It is refused.</exception>
    public async Task<JsonElement> PostAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_client.BaseUri, path))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        using var response = await SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw await ClusterFaults.FromAsync(response, path, cancellationToken);

        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>The token that the kubeconfig leads to; null when the user is known by something else, such as a certificate.</summary>
    public async Task<string?> BearerAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _client.BaseUri);
        if (_client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        return request.Headers.Authorization is { Scheme: "Bearer", Parameter: { Length: > 0 } token } ? token : null;
    }

    /// <summary>The items of a list, page by page; none when the cluster doesn't know the kind.</summary>
    public async IAsyncEnumerable<JsonElement> ListAsync(string path, string? selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = "";
        do
        {
            var query = $"{path}?limit={PageSize}&labelSelector={Uri.EscapeDataString(selector ?? "")}&continue={Uri.EscapeDataString(next)}";
            if (await GetAsync(query, cancellationToken) is not { } page)
                yield break;

            foreach (var item in page.Items("items"))
                yield return item;
            next = page.Text("metadata", "continue") ?? "";
        }
        while (next.Length > 0);
    }

    public Task<PodExec> ExecAsync(PodAddress pod, IEnumerable<string> command, CancellationToken cancellationToken) =>
        PodExec.StartAsync(_client, pod, command, attached: false, cancellationToken);

    /// <summary>Runs a command that goes on until its standard input ends, which is when this end has gone.</summary>
    public Task<PodExec> AttachAsync(PodAddress pod, IEnumerable<string> command, CancellationToken cancellationToken) =>
        PodExec.StartAsync(_client, pod, command, attached: true, cancellationToken);

    /// <summary>A connection to a port inside a pod.</summary>
    public async Task<Stream> ForwardAsync(PodAddress pod, int port, CancellationToken cancellationToken) =>
        await PodForward.OpenAsync(_client, pod, port, cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            if (_client.Credentials is { } credentials)
                await credentials.ProcessHttpRequestAsync(request, cancellationToken);
            return await _client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw ClusterFaults.Unreachable(Address, fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw ClusterFaults.Unreachable(Address, fault);
        }
    }
}
