using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.EndToEnd.Tests.Workers;

/// <summary>A client of the bus that publishes without end and counts what it gets from the others.</summary>
internal sealed class BusUser : IAsyncDisposable
{
    private const int Burst = 50;

    private readonly CancellationTokenSource _end = new();
    private readonly IBus _bus;
    private readonly IBusSubscription _subscription;
    private readonly Task _work;
    private long _received;

    private BusUser(IBus bus, IBusSubscription subscription, string name)
    {
        (_bus, _subscription) = (bus, subscription);
        _work = Task.WhenAll(Task.Run(() => ReadAsync(_end.Token)), Task.Run(() => PublishAsync(BusTopics.Decky("load", name).State, _end.Token)));
    }

    public bool IsConnected => _bus.IsConnected;

    public long Received => Interlocked.Read(ref _received);

    public static async Task<BusUser> StartAsync(string socket, string name, CancellationToken cancellationToken)
    {
        var bus = new UnixBus(new UnixBusOptions { SocketPath = socket, Name = name }, TimeProvider.System, new Random(), NullLogger.Instance);
        return new BusUser(bus, await bus.SubscribeAsync(TopicPattern.StateOfAnyDecky, cancellationToken), name);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        await _subscription.DisposeAsync();
        await _bus.DisposeAsync();
        _end.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in _subscription.ReadAllAsync(cancellationToken))
                Interlocked.Increment(ref _received);
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PublishAsync(Topic topic, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var i = 0; i < Burst; i++)
                _bus.Publish(topic, "load", "{}"u8);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
    }
}
