using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Decnet.Operator.ApiTests.Faults;

/// <summary>A way to the API server that answers for it, goes silent, or breaks, as the test wishes.</summary>
internal sealed class FaultyGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _upstream;
    private readonly int _server;
    private volatile CancellationTokenSource _cut = new();
    private int _watches;

    private FaultyGateway(WebApplication app, ApiServer server, int port)
    {
        _app = app;
        _server = server.Port;
        Address = $"http://127.0.0.1:{port}";
        _upstream = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => server.Presents(certificate) },
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Address { get; }

    /// <summary>Answers instead of the server when it returns true.</summary>
    public Func<HttpContext, Task<bool>> Answer { get; set; } = _ => Task.FromResult(false);

    /// <summary>While set, streams stay open and bring nothing.</summary>
    public bool Silent { get; set; }

    /// <summary>While set, every request's connection is reset.</summary>
    public bool Down { get; set; }

    /// <summary>Watches that the server has accepted and that are open now.</summary>
    public int OpenWatches => Volatile.Read(ref _watches);

    public static async Task<FaultyGateway> StartAsync(ApiServer server)
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var gateway = new FaultyGateway(builder.Build(), server, port);
        gateway._app.Run(gateway.HandleAsync);
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>Breaks every connection that is open now.</summary>
    public void Cut() => Interlocked.Exchange(ref _cut, new CancellationTokenSource()).Cancel();

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _app.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (Down)
                context.Abort();
            else if (!await Answer(context))
                await ForwardAsync(context, _cut.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            context.Abort();
        }
    }

    private async Task ForwardAsync(HttpContext context, CancellationToken cut)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cut, context.RequestAborted);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), $"https://127.0.0.1:{_server}{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.ContentLength > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is "Host" or "Connection" or "Transfer-Encoding")
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }

        using var response = await _upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await context.Response.Body.FlushAsync(either.Token);
        var watches = Refusal.IsWatch(context) ? 1 : 0;
        Interlocked.Add(ref _watches, watches);
        try
        {
            await CopyAsync(await response.Content.ReadAsStreamAsync(either.Token), context.Response.Body, either.Token);
        }
        finally
        {
            Interlocked.Add(ref _watches, -watches);
        }
    }

    private async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (Silent)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await to.FlushAsync(cancellationToken);
        }
    }
}
