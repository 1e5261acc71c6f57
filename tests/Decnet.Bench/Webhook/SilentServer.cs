using System.Net;
using System.Net.Sockets;

namespace Decnet.Bench.Webhook;

/// <summary>Accepts connections, and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _held = [];
    private readonly Task _accepting;

    public SilentServer()
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public void Dispose()
    {
        _listener.Stop();
        _accepting.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        foreach (var socket in _held)
            socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _held.Add(await _listener.AcceptSocketAsync());
    }
}
