using System.Net;
using System.Net.Http.Headers;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>
/// One client for one purpose: addresses, TLS and credentials are KubernetesClient's (token files are read again when they
/// turn over), requests are ours, so that lists, watches, apply and typed or custom kinds share one behaviour.
/// </summary>
internal sealed class ApiConnection(Kubernetes client, ApiConnectionOptions options, TimeProvider time) : IDisposable
{
    public const string Json = "application/json";

    /// <summary>The headers are there; the body is the caller's to read and to bound.</summary>
    /// <exception cref="ClusterRequestException">The answer is not a success.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, string accept = Json)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseUri, path))
        {
            Content = content,
            Version = options.Multiplexed ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));

        if (client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);

        var response = await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode ? response : throw await FailureAsync(response, request, cancellationToken);
    }

    /// <summary>Sends, and reads the whole answer within the time limit.</summary>
    public async Task<byte[]> SendForBodyAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, string accept = Json)
    {
        using var response = await SendAsync(method, path, content, cancellationToken, accept);
        return await ReadAsync(response, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task<ClusterRequestException> FailureAsync(
        HttpResponseMessage response, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (response)
        {
            var body = await ReadAsync(response, cancellationToken);
            var asked = $"{request.Method} {request.RequestUri?.AbsolutePath}";
            return new ClusterRequestException(response.StatusCode, StatusBody.Read(body), asked);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await response.Content.ReadAsByteArrayAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{response.RequestMessage?.RequestUri?.AbsolutePath}: the answer did not end within {options.RequestTimeout.TotalSeconds} s");
        }
    }
}
