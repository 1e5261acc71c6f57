using System.Net;
using System.Text.Json;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>Asks a pod for its status. What answers may be anything: time, size and content are bounded, nothing is followed.</summary>
internal sealed class StatusClient(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private const int LongestAnswer = 16 * 1024;

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
        MaxResponseContentBufferSize = LongestAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="port">Other than the usual one only in tests.</param>
    public async Task<Answer> AskAsync(PodAddress pod, CancellationToken cancellationToken, int port = WorkerEndpoint.DefaultPort)
    {
        if (!IPAddress.TryParse(pod.Ip, out var address))
            return Answer.Failed("it has no address");

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var url = new UriBuilder(Uri.UriSchemeHttp, address.ToString(), port, WorkerEndpoint.Status).Uri;
            using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseContentRead, either.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? Read(pod, await response.Content.ReadAsByteArrayAsync(either.Token))
                : Answer.Failed($"it answers with HTTP {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Answer.Failed($"no answer within {Patience.TotalSeconds} s");
        }
        catch (HttpRequestException e)
        {
            return Answer.Failed(e.HttpRequestError == HttpRequestError.ConnectionError ? "no connection" : "no answer that can be used");
        }
    }

    public void Dispose() => _http.Dispose();

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
