using Decnet.Bus.Native;
using Decnet.Bus.Queueing;
using Decnet.Bus.Wire;
using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Serving;

/// <summary>Who is connected, by descriptor: arrival, departure, and what both leave in log and counters.</summary>
internal sealed class ConnectionTable(BusServerOptions options, Epoll epoll, SegmentPool pool, Broker broker, Counters counters, ILogger log)
{
    private readonly Dictionary<int, Connection> _byDescriptor = [];
    private readonly OutboxLimits _limits = new(options.QueueFrames, options.QueueBytes, Answers: 256);
    private readonly LogGate _gate = new(linesPerSecond: 50);
    private long _refusedSinceLog;

    public int Count => _byDescriptor.Count;

    public IReadOnlyCollection<Connection> All => _byDescriptor.Values;

    public Connection? Find(int descriptor) => _byDescriptor.GetValueOrDefault(descriptor);

    public void Add(int descriptor, long deadline)
    {
        // Whoever looks after the server gets in always, or a crowd would keep its counts and its health from being told.
        var peer = UnixSocket.Peer(descriptor);
        if (_byDescriptor.Count >= options.MaxConnections && (options.OwnerPid is not { } owner || peer.Pid != owner))
        {
            counters.Refused++;
            _refusedSinceLog++;
            UnixSocket.Close(descriptor);
            return;
        }

        var connection = new Connection(++counters.Accepted, peer, new SocketTransport(descriptor, epoll), pool, _limits) { Deadline = deadline };
        epoll.Add(descriptor, Epoll.In);
        _byDescriptor.Add(descriptor, connection);
        if (_gate.Open)
        {
            log.Accepted(connection.Number, peer.Pid, peer.Uid, peer.Gid);
        }
    }

    public void Fault(Connection connection, FrameFault fault)
    {
        connection.IsGone = true;
        counters.Faulted++;
        if (_gate.Open)
        {
            log.Faulted(connection.Number, fault, connection.Peer.Pid, connection.Peer.Uid, connection.Name);
        }
    }

    public void TimeOut(Connection connection)
    {
        connection.IsGone = true;
        counters.TimedOut++;
        if (_gate.Open)
        {
            log.TimedOut(connection.Number, connection.Peer.Pid, connection.Peer.Uid, connection.Name);
        }
    }

    public void Close(Connection connection)
    {
        var descriptor = ((SocketTransport)connection.Transport).Descriptor;
        connection.IsGone = true;
        _byDescriptor.Remove(descriptor);
        broker.Remove(connection);
        connection.Outbox.Clear();
        connection.Dispose();
        // Closing takes it off the epoll as well.
        UnixSocket.Close(descriptor);
        counters.Abandoned += connection.Outbox.Abandoned;
        counters.Delivered += connection.Outbox.Delivered;
        counters.Dropped += connection.Outbox.Dropped;
        if (_gate.Open)
        {
            log.Closed(connection.Number, connection.Name, connection.Outbox.Delivered, connection.Outbox.Dropped, connection.Outbox.Abandoned);
        }
    }

    /// <summary>Once a second: what the log was spared.</summary>
    public void Summarise()
    {
        if (_gate.Next() is > 0 and var suppressed)
        {
            log.Suppressed(suppressed);
        }

        if (_refusedSinceLog > 0)
        {
            log.Refused(_refusedSinceLog, options.MaxConnections);
            _refusedSinceLog = 0;
        }
    }

    public BusStatistics Statistics() => new()
    {
        Connections = _byDescriptor.Count,
        Patterns = broker.PatternCount,
        Accepted = counters.Accepted,
        Refused = counters.Refused,
        Faulted = counters.Faulted,
        TimedOut = counters.TimedOut,
        Published = counters.Published,
        Matched = counters.Matched,
        Delivered = counters.Delivered + All.Sum(connection => connection.Outbox.Delivered),
        Dropped = counters.Dropped + All.Sum(connection => connection.Outbox.Dropped),
        Abandoned = counters.Abandoned + All.Sum(connection => connection.Outbox.Abandoned),
        Waiting = All.Sum(connection => (long)connection.Outbox.Waiting),
    };
}
