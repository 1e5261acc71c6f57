using Decnet.Bus;
using Decnet.Bus.Clients;
using NATS.Client.Core;

namespace Decnet.BusWorker.Bridging;

/// <summary>The connection to NATS, and whether it is up. It is made anew for as long as it takes.</summary>
internal sealed class NatsLink : IAsyncDisposable
{
    private readonly NatsConnection _nats;
    private readonly BridgeMetrics _metrics;
    private readonly ILogger _log;
    private readonly string _address;
    private readonly Lock _gate = new();
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _serverSaid;
    private bool _saidAway, _established;

    public NatsLink(BridgeSettings settings, BridgeMetrics metrics, ILogger log)
    {
        (_metrics, _log, _address) = (metrics, log, settings.Url.GetLeftPart(UriPartial.Authority));
        _nats = new NatsConnection(Options(settings));
        _nats.ConnectionOpened += (_, _) => Opened();
        _nats.ConnectionDisconnected += (_, e) => Lost(e.Message);
        _nats.ReconnectFailed += (_, e) => Lost(e.Message);
        _nats.ServerError += (_, e) =>
        {
            // Why it lets nobody in stands here and nowhere else.
            _serverSaid = e.Error;
            return default;
        };
        _nats.MessageDropped += (_, _) =>
        {
            _metrics.In("dropped");
            return default;
        };
    }

    /// <summary>Bytes that the server takes as one message.</summary>
    public int Largest => _nats.ServerInfo?.MaxPayload ?? 0;

    /// <summary>Tries until it is connected for the first time; afterwards the client of NATS sees to it.</summary>
    public async Task ConnectAsync(Backoff backoff, TimeProvider time, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await _nats.ConnectAsync().AsTask().WaitAsync(stopping);
                return;
            }
            catch (Exception e) when (e is NatsException or IOException or UnauthorizedAccessException)
            {
                await Lost(_serverSaid ?? e.GetBaseException().Message);
                await Task.Delay(backoff.Next(), time, stopping);
            }
        }
    }

    public Task UpAsync(CancellationToken stopping)
    {
        lock (_gate)
        {
            return _open.Task.WaitAsync(stopping);
        }
    }

    public ValueTask SendAsync(string subject, ReadOnlyMemory<byte> message, NatsHeaders headers, CancellationToken stopping) =>
        _nats.PublishAsync(subject, message, headers, serializer: NatsRawSerializer<ReadOnlyMemory<byte>>.Default, cancellationToken: stopping);

    /// <summary>Subscriptions, in force when this returns; after a reconnect the client of NATS makes them again before anything else.</summary>
    public async Task<IReadOnlyList<INatsSub<byte[]>>> SubscribeAsync(IEnumerable<string> subjects, CancellationToken stopping)
    {
        var subscriptions = new List<INatsSub<byte[]>>();
        foreach (var subject in subjects)
            subscriptions.Add(await _nats.SubscribeCoreAsync(subject, serializer: NatsRawSerializer<byte[]>.Default, cancellationToken: stopping));
        await _nats.PingAsync(stopping);
        lock (_gate)
        {
            _established = true;
            _metrics.Connected.Set(_open.Task.IsCompleted ? 1 : 0);
        }

        return subscriptions;
    }

    public ValueTask DisposeAsync() => _nats.DisposeAsync();

    private static NatsOpts Options(BridgeSettings settings) => new()
    {
        Url = settings.Url.ToString(),
        Name = "decnet-bus",
        // What we publish does not come back on this connection; the origin in the header covers any other way round.
        Echo = false,
        AuthOpts = Credentials.From(settings.CredentialsFile),
        IgnoreAuthErrorAbort = true,
        TlsOpts = new NatsTlsOpts { CaFile = settings.CaFile, Mode = settings.Url.Scheme == "tls" ? TlsMode.Require : TlsMode.Auto },
        MaxReconnectRetry = -1,
        ReconnectWaitMin = TimeSpan.FromMilliseconds(200),
        ReconnectWaitMax = TimeSpan.FromSeconds(5),
        ReconnectJitter = TimeSpan.FromMilliseconds(200),
        PingInterval = TimeSpan.FromSeconds(10),
        MaxPingOut = 2,
        SubPendingChannelCapacity = BusDefaults.QueueLength,
        SubPendingChannelFullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest,
    };

    private ValueTask Opened()
    {
        lock (_gate)
        {
            _saidAway = false;
            _open.TrySetResult();
            _metrics.Connected.Set(_established ? 1 : 0);
        }

        _log.LinkUp(_address);
        return default;
    }

    /// <summary>Said once per outage.</summary>
    private ValueTask Lost(string? reason)
    {
        lock (_gate)
        {
            if (_open.Task.IsCompleted)
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _metrics.Connected.Set(0);
            if (_saidAway)
                return default;
            _saidAway = true;
        }

        _log.LinkDown(_address, reason ?? "");
        return default;
    }
}
