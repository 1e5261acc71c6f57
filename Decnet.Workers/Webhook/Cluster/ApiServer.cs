using System.Net.Http.Headers;
using System.Text.Json;

namespace Decnet.Webhook.Cluster;

/// <summary>The few requests that this worker makes. Each but a watch ends after ten seconds.</summary>
internal sealed class ApiServer(Kubernetes client, TimeProvider time)
{
    private const string FieldManager = "decnet-webhook";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <exception cref="ApiServerException">The answer is no.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var response = await SendAsync(HttpMethod.Get, path, null, either.Token);
        return KubernetesJson.Deserialize<T>(await response.Content.ReadAsStringAsync(either.Token));
    }

    /// <summary>A merge patch.</summary>
    /// <exception cref="ApiServerException">The answer is no; a conflict when the patch names a version that is gone.</exception>
    public async Task<T> MergeAsync<T>(string path, object patch, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(patch));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/merge-patch+json");
        using var response = await SendAsync(HttpMethod.Patch, $"{path}?fieldManager={FieldManager}", body, either.Token);
        return KubernetesJson.Deserialize<T>(await response.Content.ReadAsStringAsync(either.Token));
    }

    /// <summary>A watch's answer, from its first byte on.</summary>
    /// <exception cref="ApiServerException">The answer is no.</exception>
    public Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseUri, path)) { Content = body };
        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
        {
            throw new ApiServerException(response.StatusCode, $"{method} {path.Split('?')[0]}");
        }
    }
}
