using System.Globalization;
using System.Net.Sockets;

namespace Decnet.BusWorker.Tests.Running;

/// <summary>A real nats-server.</summary>
internal sealed class NatsServer : IAsyncDisposable
{
    private readonly int _port = Ports.Free();
    private readonly string[] _options;
    private RunningProcess _process;

    private NatsServer(string[] options)
    {
        _options = options;
        _process = Launch();
    }

    public string Url => $"nats://127.0.0.1:{_port}";

    public int Port => _port;

    public static async Task<NatsServer> StartAsync(params string[] options)
    {
        var server = new NatsServer(options);
        await server.UpAsync();
        return server;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.EndAsync();
    }

    public async Task StartAgainAsync()
    {
        await _process.DisposeAsync();
        _process = Launch();
        await UpAsync();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private RunningProcess Launch() => RunningProcess.Start(Programs.Nats, ["-a", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), .. _options]);

    private Task UpAsync() => Eventually.HoldsAsync(
        () =>
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", _port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        "nats-server listens");
}
