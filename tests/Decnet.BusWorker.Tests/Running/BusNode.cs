using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Decnet.Bus.Clients;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.BusWorker.Tests.Running;

/// <summary>`decnet-worker bus` on a socket of its own: what runs on one node.</summary>
internal sealed class BusNode : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("node").FullName;
    private readonly (string, string)[] _variables;
    private readonly HttpClient _http;

    private BusNode((string, string)[] variables)
    {
        var port = Ports.Free();
        _variables =
        [
            ("DECNET_BUS_PROGRAM", Programs.Bus), ("DECNET_BUS_SOCKET", Socket), ("DECNET_HEALTH_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("DECNET_POD", "bus-0"), ("DECNET_NODE", "node"), .. variables,
        ];
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Worker = Launch();
    }

    public RunningProcess Worker { get; private set; }

    public string Socket => Path.Combine(_directory, "bus.sock");

    public static async Task<BusNode> StartAsync(params (string, string)[] variables)
    {
        var node = new BusNode(variables);
        await node.ReadyAsync();
        return node;
    }

    /// <summary>The kubelet's part: the container is started again.</summary>
    public async Task StartAgainAsync()
    {
        await Worker.DisposeAsync();
        Worker = Launch();
    }

    public Task ReadyAsync() => Eventually.HoldsAsync(
        async () => await AskAsync("/readyz") == HttpStatusCode.OK, "the bus is ready");

    public RawClient Raw() => new(Socket);

    public UnixBus Client(string name = "test") => new(
        new UnixBusOptions { Name = name, SocketPath = Socket }, TimeProvider.System, new Random(1), NullLogger.Instance);

    /// <summary>The process of the server itself.</summary>
    public int ServerId()
    {
        var children = File.ReadAllText($"/proc/{Worker.Id}/task/{Worker.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return children.Length > 0 ? int.Parse(children[0], CultureInfo.InvariantCulture) : ServerIdByParent();
    }

    /// <returns>0 when there is no such series yet.</returns>
    public async Task<double> MetricAsync(string name, params string[] labels)
    {
        var text = await _http.GetStringAsync(new Uri(WorkerEndpoint.Metrics, UriKind.Relative));
        var line = text.Split('\n').FirstOrDefault(line =>
            line.StartsWith($"{name}{{", StringComparison.Ordinal) && labels.All(label => line.Contains(label, StringComparison.Ordinal)));
        return line is null ? 0 : double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    public async Task<JsonElement> StatusAsync() =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(WorkerEndpoint.Status, UriKind.Relative))).RootElement;

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        _http.Dispose();
        // The server goes by itself, since its standard input ended; one that a test killed has left its file.
        await Eventually.HoldsAsync(() => !IsServed(), "nobody serves the socket any more");
        Directory.Delete(_directory, recursive: true);
    }

    private bool IsServed()
    {
        try
        {
            using var client = Raw();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private RunningProcess Launch() => RunningProcess.Start(Programs.Worker, ["bus"], _variables);

    private int ServerIdByParent() => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, out _) && File.Exists($"/proc/{name}/status"))
        .Where(name => File.ReadAllText($"/proc/{name}/status").Contains($"PPid:\t{Worker.Id}\n", StringComparison.Ordinal))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).First();

    private async Task<HttpStatusCode?> AskAsync(string path)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
