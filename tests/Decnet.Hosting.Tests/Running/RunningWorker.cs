using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Decnet.Hosting.Leaving;
using Decnet.Hosting.Running;

namespace Decnet.Hosting.Tests.Running;

/// <summary>A whole worker in this process, asked over HTTP like a pod.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private readonly string _message = Path.GetTempFileName();
    private readonly HttpClient _http;

    private RunningWorker(string? socket, IdleWorker worker, int port)
    {
        Port = port;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var variables = new Dictionary<string, string>
        {
            ["DECNET_POD"] = "pod-1",
            ["DECNET_NODE"] = "node-1",
            ["DECNET_HEALTH_PORT"] = $"{Port}",
            ["DECNET_HEARTBEAT_SECONDS"] = "1",
            ["DECNET_BUS_ENABLED"] = socket is null ? "false" : "true",
            ["DECNET_BUS_SOCKET"] = socket ?? "/nowhere",
        };
        Ended = Task.Run(() => CommandLine.RunAsync(
            [WorkerRoles.Agent], [IdleWorker.Role(worker)], variables, "host", new TerminationMessage(_message), TextWriter.Null));
    }

    public Task<int> Ended { get; }

    public int Port { get; }

    public string Message => File.ReadAllText(_message);

    public static RunningWorker Start(string? socket, IdleWorker worker, int? port = null) => new(socket, worker, port ?? FreePort());

    public async Task<JsonElement> StatusAsync(Func<JsonElement, bool> wanted)
    {
        JsonElement status = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    status = JsonDocument.Parse(await TextAsync("/status")).RootElement;
                    return wanted(status);
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the worker has that status");
        return status;
    }

    public async Task<HttpStatusCode> CodeAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    public Task<string> TextAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        // A worker ends by a signal to its process or over the bus; this process lives on, so the few that are left end with it.
        _http.Dispose();
        if (Ended.IsCompleted)
            await Ended;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
