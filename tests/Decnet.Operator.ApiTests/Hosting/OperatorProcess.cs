using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.Hosting;

/// <summary>The real program, as the container starts it.</summary>
internal sealed class OperatorProcess : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ChildProcess _process;
    private readonly string _log;

    private OperatorProcess(ChildProcess process, int port, string log)
    {
        _process = process;
        _log = log;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public string Log => _process.Log;

    public string Address => _http.BaseAddress!.ToString().TrimEnd('/');

    public static OperatorProcess Start(ApiServer server, string ns, params string[] arguments)
    {
        var port = FreePort.Next();
        var log = Path.GetTempFileName();
        var process = ChildProcess.Start(
            log, Path.Combine(AppContext.BaseDirectory, "decnet-operator"),
            ["--kubeconfig", server.WriteKubeconfig(), "--watch-namespaces", ns, "--lease-namespace", ns, "--http-port", $"{port}",
            "--decky-image", "decnet/decky:test", .. arguments]);
        return new OperatorProcess(process, port, log);
    }

    /// <returns>Status and text; status 0 while nobody answers.</returns>
    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }

    public void Kill() => _process.Kill();

    public Task<int> ExitAsync(TimeSpan within) => _process.ExitAsync(within);

    public Task<int> TerminateAsync(TimeSpan within)
    {
        _process.Terminate();
        return _process.ExitAsync(within);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        File.Delete(_log);
    }
}
