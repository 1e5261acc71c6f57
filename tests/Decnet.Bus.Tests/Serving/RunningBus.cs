using Decnet.Bus.Clients;
using Decnet.Bus.Serving;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bus.Tests.Serving;

/// <summary>A server on a socket of its own, and clients for it.</summary>
internal sealed class RunningBus : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bus").FullName;

    private RunningBus(Func<BusServerOptions, BusServerOptions>? with, ILogger? log)
    {
        // Whoever listens to everything would get the server's health in between, on a slow machine only.
        var options = new BusServerOptions { SocketPath = Path.Combine(_directory, "bus.sock"), HealthInterval = TimeSpan.FromHours(1) };
        Options = with?.Invoke(options) ?? options;
        Log = log ?? NullLogger.Instance;
        Server = BusServer.Start(Options, TimeProvider.System, Log);
    }

    public BusServerOptions Options { get; }

    public BusServer Server { get; private set; }

    public string Socket => Options.SocketPath;

    private ILogger Log { get; }

    public static RunningBus Start(Func<BusServerOptions, BusServerOptions>? with = null, ILogger? log = null) => new(with, log);

    public RawClient Raw() => new(Socket);

    public UnixBus Client(string name = "test", ILogger? log = null, TimeSpan? keepAlive = null) => new(
        new UnixBusOptions
        {
            Name = name,
            SocketPath = Socket,
            FirstBackoff = TimeSpan.FromMilliseconds(2),
            LongestBackoff = TimeSpan.FromMilliseconds(50),
            KeepAlive = keepAlive ?? TimeSpan.FromSeconds(15),
        },
        TimeProvider.System,
        new Random(1),
        log ?? NullLogger.Instance);

    public async Task RestartAsync()
    {
        await Server.StopAsync();
        Server = BusServer.Start(Options, TimeProvider.System, Log);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
