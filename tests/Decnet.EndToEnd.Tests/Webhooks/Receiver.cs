using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Decnet.EndToEnd.Tests.Webhooks;

/// <summary>A SIEM: a real HTTP server on this machine's address in the node's network. It can be taken away and come back at the same port.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedEvent> _received = new();
    private WebApplication? _server;

    private Receiver(IPAddress address) => Address = address;

    public IPAddress Address { get; }

    public int Port { get; private set; }

    public IReadOnlyCollection<ReceivedEvent> Received => _received;

    /// <param name="node">Address of the node that calls it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<Receiver> StartAsync(string node, CancellationToken cancellationToken)
    {
        using var probe = new UdpClient();
        probe.Connect(IPAddress.Parse(node), 9);
        var receiver = new Receiver(((IPEndPoint)probe.Client.LocalEndPoint!).Address);
        await receiver.ComeBackAsync(cancellationToken);
        return receiver;
    }

    public async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(Address, Port));
        _server = builder.Build();
        _server.MapPost("/events", TakeAsync);
        await _server.StartAsync(cancellationToken);
        Port = new Uri(_server.Urls.Single()).Port;
    }

    public async Task GoAwayAsync()
    {
        if (_server is { } server)
            await server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var bytes = body.ToArray();
        _received.Enqueue(new ReceivedEvent(
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), bytes, JsonNode.Parse(bytes)!));
        return Results.Ok();
    }
}
