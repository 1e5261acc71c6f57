using System.Globalization;
using System.Text.Json;

namespace Decnet.Bench.Operator;

/// <summary>Sees the objects of one kind as they come and change.</summary>
internal sealed class ChildWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="world">Where.</param>
    /// <param name="path">Of the kind, such as apis/apps/v1/namespaces/bench/deployments.</param>
    /// <param name="seen">Type of event and object.</param>
    public ChildWatch(World world, string path, Action<string, JsonElement> seen) => _running = RunAsync(world, path, seen);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(World world, string path, Action<string, JsonElement> seen)
    {
        try
        {
            var configuration = world.Plane.Configuration();
            using var handler = new SocketsHttpHandler
            {
                SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => world.Plane.Presents(certificate) },
            };
            using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
            http.DefaultRequestHeaders.Authorization = new("Bearer", configuration.AccessToken);
            var uri = new Uri(string.Create(CultureInfo.InvariantCulture, $"{configuration.Host}/{path}?watch=true&timeoutSeconds=3000"));
            await using var stream = await http.GetStreamAsync(uri, _stop.Token);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                using var document = JsonDocument.Parse(line);
                seen(document.RootElement.GetProperty("type").GetString()!, document.RootElement.GetProperty("object"));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }
}
