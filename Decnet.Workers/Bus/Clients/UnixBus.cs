using System.Net.Sockets;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Bus.Wire;
using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Clients;

/// <summary>
/// The client of a bus server. One loop owns the connection, so there is never a second; it connects whenever a server is there, and
/// subscribes again by itself. Made before the server is up it picks it up later.
/// </summary>
public sealed class UnixBus : IBus
{
    private readonly UnixBusOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Backoff _backoff;
    private readonly OutgoingFrames _outgoing = new();
    private readonly SubscriptionSet _subscriptions = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _loop;
    private ServerConnection? _connection;
    private bool _saidAway;
    private int _saidDropping;
    private volatile bool _connected, _disposed;

    public UnixBus(UnixBusOptions options, TimeProvider time, Random random, ILogger log)
    {
        (_options, _time, _log) = (options, time, log);
        _backoff = new Backoff(options.FirstBackoff, options.LongestBackoff, random);
        _loop = Task.Run(RunAsync);
    }

    public bool IsConnected => _connected;

    /// <summary>Events that left the outgoing queue unsent because it was full.</summary>
    public long DroppedOutgoing => _outgoing.Dropped;

    public bool Publish(Topic topic, string type, ReadOnlySpan<byte> payload)
    {
        return !_disposed && topic != default && PublishBody.IsEmptyOrObject(payload)
            && Send(PublishFrame.Of(topic.ToString(), type, payload));
    }

    /// <summary>Hands over an event of another bus, which keeps its id and time. The server takes it from its own bridge alone.</summary>
    /// <returns>False when it was certainly not sent.</returns>
    public bool Forward(BusEvent one) => !_disposed && Send(PublishFrame.Of(one));

    public IBusSubscription Subscribe(TopicPattern pattern)
    {
        var subscription = new Subscription(pattern, End);
        lock (_gate)
        {
            if (_disposed)
            {
                subscription.Complete();
                return subscription;
            }

            var isFirst = _subscriptions.Add(subscription);
            _connection?.Subscribe(subscription, isFirst);
        }

        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _stopping.CancelAsync();
            await _loop;
            foreach (var subscription in _subscriptions.All())
            {
                subscription.Complete();
            }

            _stopping.Dispose();
        }
    }

    private bool Send(byte[]? frame)
    {
        if (frame is null)
        {
            return false;
        }

        if (!_outgoing.Event(frame) && Interlocked.Exchange(ref _saidDropping, 1) == 0)
        {
            _log.Dropping(_outgoing.Dropped);
        }

        return true;
    }

    private void End(Subscription subscription)
    {
        lock (_gate)
        {
            if (_subscriptions.Remove(subscription))
            {
                _connection?.Unsubscribe(subscription);
            }
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync();
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                Away(e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The loop's edge: a client that died silently would leave its worker deaf.
                _log.Failed(e);
            }

            await Task.Delay(_backoff.Next(), _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_options.SocketPath), _stopping.Token);
        var connection = new ServerConnection(socket, _options, _outgoing, _subscriptions, _time);
        try
        {
            var running = Begin(connection);
            await Task.WhenAny(running, connection.Ready);
            if (connection.Ready.IsCompletedSuccessfully)
            {
                Ready();
            }

            await running;
        }
        finally
        {
            _connected = false;
            lock (_gate)
            {
                _connection = null;
            }
        }
    }

    /// <summary>Under the lock, so that a subscription made meanwhile is either in the first set or sent on its own.</summary>
    private Task Begin(ServerConnection connection)
    {
        lock (_gate)
        {
            _connection = connection;
            return connection.RunAsync(_stopping.Token);
        }
    }

    private void Ready()
    {
        _connected = true;
        _saidAway = false;
        _backoff.Reset();
        _log.Connected(_options.SocketPath);
    }

    /// <summary>Said once per outage, not per attempt.</summary>
    private void Away(string reason)
    {
        if (!_saidAway)
        {
            _saidAway = true;
            _log.Away(_options.SocketPath, reason);
        }
    }
}
