using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Knowledge;

/// <summary>The API in one pod, over a port-forward.</summary>
internal sealed class ApiClient : IDisposable
{
    // In the pod, on its loopback.
    private const int Port = 8090;
    private const int PageSize = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;
    private readonly PodAddress _pod;

    public ApiClient(ClusterConnection cluster, PodAddress pod, string token)
    {
        _pod = pod;
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 1,
            ConnectCallback = async (_, cancellationToken) => await cluster.ForwardAsync(pod, Port, cancellationToken),
        })
        {
            BaseAddress = new Uri("http://decnet-api"),
            Timeout = Patience,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="CliFault">It refuses, or there is nothing such.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            using var document = JsonDocument.Parse(body);
            return response.IsSuccessStatusCode ? document.RootElement.Clone() : throw Fault(response.StatusCode, document.RootElement);
        }
        catch (Exception fault) when (fault.GetBaseException() is CliFault { } refused)
        {
            throw refused;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CliFault(
                ExitCode.Unreachable, $"the API in pod {_pod.Namespace}/{_pod.Name} doesn't answer: {Printable.Escape(fault.GetBaseException().Message)}",
                $"see `kubectl logs -n {_pod.Namespace} {_pod.Name}`");
        }
    }

    /// <summary>Items of a list, page by page.</summary>
    /// <param name="path">With a query, perhaps an empty one.</param>
    public async IAsyncEnumerable<JsonElement> ListAsync(string path, int? most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = most ?? int.MaxValue;
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}&limit={Math.Min(left, PageSize)}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), cancellationToken);
            foreach (var item in page.Items("items"))
            {
                yield return item;
                left--;
            }

            cursor = page.Text("next");
        }
        while (cursor is not null && left > 0);
    }

    public void Dispose() => _http.Dispose();

    private CliFault Fault(HttpStatusCode status, JsonElement problem)
    {
        var detail = Printable.Escape(problem.Text("detail") ?? problem.Text("title") ?? $"status {(int)status}");
        return status switch
        {
            HttpStatusCode.NotFound => new CliFault(ExitCode.NotFound, detail),
            HttpStatusCode.Unauthorized => new CliFault(ExitCode.Forbidden, detail, "log in anew, or choose another --context"),
            HttpStatusCode.Forbidden => new CliFault(ExitCode.Forbidden, $"your account may not do this: {detail}", "the chart's README says which role sees what; -n names one namespace"),
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict => new CliFault(ExitCode.Usage, detail),
            _ => new CliFault(ExitCode.Failure, detail, $"see `kubectl logs -n {_pod.Namespace} {_pod.Name}`"),
        };
    }
}
