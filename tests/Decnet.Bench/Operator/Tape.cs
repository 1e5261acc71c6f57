using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Bench.Operator;

/// <summary>A way to the API server that keeps the bodies of all applies.</summary>
internal sealed class Tape : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _upstream;
    private readonly int _server;
    private readonly Task _serving;

    public Tape(ControlPlane plane)
    {
        _server = plane.Port;
        _upstream = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => plane.Presents(certificate) },
        });
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public ConcurrentQueue<(string Path, string Body)> Applies { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
        _upstream.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var request = await TakeAsync(context.Request);
            using var response = await _upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            context.Response.SendChunked = true;
            await using var from = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[65536];
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            {
                await context.Response.OutputStream.WriteAsync(buffer.AsMemory(0, read));
                await context.Response.OutputStream.FlushAsync();
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpRequestException or HttpListenerException or IOException or ObjectDisposedException)
        {
            context.Response.Abort();
        }
    }

    private async Task<HttpRequestMessage> TakeAsync(HttpListenerRequest asked)
    {
        var path = asked.RawUrl!;
        var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), $"https://127.0.0.1:{_server}{path}");
        request.Headers.TryAddWithoutValidation("Authorization", asked.Headers["Authorization"]);
        request.Headers.TryAddWithoutValidation("Accept", asked.Headers["Accept"]);
        if (!asked.HasEntityBody)
            return request;

        using var reader = new StreamReader(asked.InputStream);
        var body = await reader.ReadToEndAsync();
        request.Content = new StringContent(body);
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
        if (asked.HttpMethod == "PATCH")
            Applies.Enqueue((path, body));
        return request;
    }
}
