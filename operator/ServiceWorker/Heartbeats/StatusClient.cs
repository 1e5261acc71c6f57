using System.Net;
using System.Text.Json;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>Asks a pod for its status. What answers may be anything: time, size and content are bounded, nothing is followed.</summary>
internal sealed class StatusClient(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private const int LongestAnswer = 16 * 1024;
    // Some two hundred bytes for each of the five thousand deckies that an ingester tells of.
    private const int LongestCounts = 2 * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        MaxResponseHeadersLength = 8,
        MaxConnectionsPerServer = 1,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
    })
    {
        MaxResponseContentBufferSize = LongestCounts,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="port">Other than the usual one only in tests.</param>
    public async Task<Answer> AskAsync(PodAddress pod, CancellationToken cancellationToken, int port = WorkerEndpoint.DefaultPort)
    {
        var (body, problem) = await GetAsync(pod, WorkerEndpoint.Status, port, cancellationToken);
        return body is null ? Answer.Failed(problem) : body.Length > LongestAnswer ? Answer.Failed("no answer that can be used") : Read(pod, body);
    }

    /// <summary>What an ingester knows of deckies' sessions.</summary>
    /// <param name="port">Other than the usual one only in tests.</param>
    /// <returns>Null when it does not say, or nothing that can be used.</returns>
    public async Task<SessionCounts?> CountsAsync(PodAddress pod, CancellationToken cancellationToken, int port = WorkerEndpoint.DefaultPort)
    {
        try
        {
            var (body, _) = await GetAsync(pod, WorkerEndpoint.Sessions, port, cancellationToken);
            return body is null ? null : JsonSerializer.Deserialize(body, WorkerStatusJson.Default.SessionCounts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(byte[]? Body, string Problem)> GetAsync(PodAddress pod, string path, int port, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(pod.Ip, out var address))
            return (null, "it has no address");

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var url = new UriBuilder(Uri.UriSchemeHttp, address.ToString(), port, path).Uri;
            using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseContentRead, either.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? (await response.Content.ReadAsByteArrayAsync(either.Token), "")
                : (null, $"it answers with HTTP {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer within {Patience.TotalSeconds} s");
        }
        catch (HttpRequestException e)
        {
            return (null, e.HttpRequestError == HttpRequestError.ConnectionError ? "no connection" : "no answer that can be used");
        }
    }

    private static Answer Read(PodAddress pod, byte[] body)
    {
        try
        {
            var status = JsonSerializer.Deserialize(body, WorkerStatusJson.Default.WorkerStatus);
            return status is null || status.Pod != pod.Name
                ? Answer.Failed("its answer speaks of another pod")
                : new(status.LastHeartbeatAt, status.Bus, null);
        }
        catch (JsonException)
        {
            return Answer.Failed("its answer is no status");
        }
    }
}
