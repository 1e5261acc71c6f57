using System.Globalization;
using Decnet.Bench.Recorder;
using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Bench.Operator;

/// <summary>The operator as its container starts it.</summary>
internal sealed class OperatorProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;
    private readonly string _log;

    private OperatorProcess(ChildProcess process, int port, string log)
    {
        _process = process;
        _log = log;
        _http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    public double ResidentMegabytes => ProcessFacts.Field(ProcessFacts.Read(_process.Id, "status"), "VmRSS:") * 1024 / 1e6;

    /// <summary>Returns when its caches are filled.</summary>
    /// <param name="address">Another way to the API server.</param>
    public static async Task<OperatorProcess> StartAsync(Stage stage, World world, string? address = null)
    {
        var port = FreePort.Next();
        var log = Path.GetTempFileName();
        var process = ChildProcess.Start(
            log, "/usr/bin/env", [.. Stage.ImageEnvironment(), stage.Program, "--kubeconfig", world.Plane.WriteKubeconfig(address),
            "--lease-namespace", Stage.Namespace, "--http-port", $"{port}", "--max-parallel", $"{Stage.Parallel}", "--decky-image", "decnet/decky:bench"]);
        var running = new OperatorProcess(process, port, log);
        await Until.TrueAsync(running.IsReadyAsync);
        return running;
    }

    public async Task<Samples> MetricsAsync() => Samples.Parse(await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        if (Environment.GetEnvironmentVariable("KEEP_API_LOGS") is null)
            File.Delete(_log);
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"the operator ended:\n{_process.Log}");
        try
        {
            using var answer = await _http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
