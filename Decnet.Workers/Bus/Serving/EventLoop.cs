using Decnet.Bus.Native;
using Decnet.Bus.Queueing;
using Decnet.Bus.Wire;
using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Serving;

/// <summary>
/// The server's only thread: wait, read, match, send, over and over. One thread needs no locks and batches by itself: what
/// arrives while it is busy comes in one read, and leaves in one write per subscriber.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    private const int ReadSize = 64 * 1024;
    private const int AcceptsPerRound = 64;
    private static readonly TimeSpan Sweep = TimeSpan.FromMilliseconds(250);

    private readonly BusServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly int _listener;
    private readonly Epoll _epoll = new();
    private readonly SegmentPool _pool = new();
    private readonly PageBuffer _read = new(ReadSize + Inbox.Short);
    private readonly Counters _counters = new();
    private readonly Batch _batch;
    private readonly Broker _broker;
    private readonly ConnectionTable _table;
    private readonly QueueBudget _budget;
    private readonly List<Connection> _closing = [];
    private long _unfinished;
    private bool _listening = true;

    public EventLoop(BusServerOptions options, int listener, TimeProvider time, ILogger log)
    {
        (_options, _listener, _time, _log) = (options, listener, time, log);
        var stamp = new EventStamp(time, Entropy.Next(), Entropy.Next());
        _batch = new Batch(_pool);
        _broker = new Broker(options, stamp, _batch, _counters);
        _table = new ConnectionTable(options, _epoll, _pool, _broker, _counters, log);
        _budget = new QueueBudget(_pool, options.QueueBytesInAll);
        _epoll.Add(listener, Epoll.In);
        _epoll.Add(Orders.Descriptor, Epoll.In);
    }

    /// <summary>What other threads ask of the loop.</summary>
    public LoopOrders Orders { get; } = new();

    /// <summary>Runs until <see cref="LoopOrders.Stop"/>.</summary>
    public void Run()
    {
        var (sweepAt, healthAt) = (In(Sweep), In(_options.HealthInterval));
        while (!Orders.IsStopping)
        {
            Round((int)Sweep.TotalMilliseconds);
            Orders.Answer(_table.Statistics);
            var now = _time.GetTimestamp();
            if (now >= sweepAt)
            {
                DropTheSlow(now);
                sweepAt = In(Sweep);
            }

            if (now >= healthAt)
            {
                _broker.Publish(Broker.ServerTopic, "\"bus.health\""u8, HealthReport.Json(_table.Statistics()));
                _batch.Flush();
                healthAt = In(_options.HealthInterval);
            }
        }

        SayGoodbye();
    }

    public void Dispose()
    {
        _batch.Dispose();
        _pool.Dispose();
        _read.Dispose();
        _epoll.Dispose();
        Orders.Dispose();
    }

    private void Round(int milliseconds)
    {
        var count = _epoll.Wait(milliseconds);
        for (var i = 0; i < count; i++)
        {
            var (fd, events) = _epoll.Ready(i);
            if (_table.Find(fd) is { } connection)
            {
                Serve(connection, events);
            }
            else if (fd == _listener)
            {
                Accept();
            }
            else if (fd == Orders.Descriptor)
            {
                Orders.Lower();
            }
        }

        _batch.Flush();
        _budget.Enforce(_table.All, TooSlow);
        CloseTheGone();
    }

    private void Serve(Connection connection, uint events)
    {
        if ((events & Epoll.Out) != 0)
        {
            _batch.Resume(connection);
        }

        if ((events & ~Epoll.Out) != 0 && !connection.IsGone)
        {
            Receive(connection);
        }

        if (connection.IsGone)
        {
            _closing.Add(connection);
        }
    }

    private void Receive(Connection connection)
    {
        var inbox = connection.Inbox;
        var count = UnixSocket.Receive(((SocketTransport)connection.Transport).Descriptor, inbox.Space(_read));
        if (count <= 0)
        {
            connection.IsGone |= !UnixSocket.WouldBlock(count);
            return;
        }

        var bytes = inbox.Received(_read, count);
        var fault = _broker.Process(connection, bytes, out var consumed, out var needed);
        // The clock of a frame starts with its first byte and is not put back by the bytes that follow.
        var goesOn = inbox.Length > 0 && consumed == 0;
        _unfinished -= inbox.Length;
        inbox.Keep(bytes[consumed..], needed);
        _unfinished += inbox.Length;
        connection.Deadline = inbox.Length == 0 ? null : goesOn ? connection.Deadline : In(_options.FrameTimeout);
        if (fault != FrameFault.None)
        {
            _table.Fault(connection, fault);
        }

        if (_unfinished > _options.UnfinishedBytes)
        {
            DropTheLongest();
        }

        if (connection.IsLeaving)
        {
            _batch.Flush();
            connection.IsGone = true;
        }
    }

    /// <summary>Not whoever comes last: with the memory nearly full, that would be somebody who did nothing wrong.</summary>
    private void DropTheLongest()
    {
        var longest = _table.All.Where(connection => !connection.IsGone).MaxBy(connection => connection.Inbox.Length);
        if (longest is { Inbox.Length: > 0 })
        {
            _unfinished -= longest.Inbox.Length;
            longest.Inbox.Dispose();
            _table.Fault(longest, FrameFault.TooMuchUnfinished);
            _batch.HasGone = true;
        }
    }

    private void TooSlow(Connection connection)
    {
        _table.Fault(connection, FrameFault.TooMuchUnread);
        _batch.HasGone = true;
    }

    private void Accept()
    {
        for (var i = 0; i < AcceptsPerRound; i++)
        {
            var fd = UnixSocket.Accept(_listener);
            if (UnixSocket.OutOfDescriptors(fd))
            {
                _log.OutOfDescriptors();
                Listen(false);
            }

            if (fd < 0)
            {
                return;
            }

            _table.Add(fd, In(_options.FirstFrameTimeout));
        }
    }

    private void Listen(bool wanted)
    {
        if (wanted != _listening)
        {
            _epoll.Change(_listener, wanted ? Epoll.In : 0);
            _listening = wanted;
        }
    }

    private void CloseTheGone()
    {
        if (_batch.HasGone)
        {
            _closing.AddRange(_table.All.Where(connection => connection.IsGone && !_closing.Contains(connection)));
            _batch.HasGone = false;
        }

        foreach (var connection in _closing)
        {
            _unfinished -= connection.Inbox.Length;
            _table.Close(connection);
        }

        _closing.Clear();
    }

    private void DropTheSlow(long now)
    {
        foreach (var connection in _table.All)
        {
            connection.Outbox.Trim();
            if (connection.Deadline is { } deadline && now >= deadline && !connection.IsGone)
            {
                _table.TimeOut(connection);
                _closing.Add(connection);
            }
        }

        CloseTheGone();
        _table.Summarise();
        Listen(true);
    }

    /// <summary>BYE to everybody, after what is queued, as far as they take it in time.</summary>
    private void SayGoodbye()
    {
        _epoll.Change(_listener, 0);
        var bye = FrameWriter.Bytes("BYE");
        foreach (var connection in _table.All)
        {
            connection.Outbox.Last(bye);
            _batch.Resume(connection);
        }

        var deadline = In(_options.DrainTimeout);
        while (_table.All.Any(connection => !connection.IsGone && !connection.Outbox.IsEmpty) && _time.GetTimestamp() < deadline)
        {
            Round(milliseconds: 10);
        }

        _closing.AddRange(_table.All);
        CloseTheGone();
        _log.Stopped(_counters.Published, _counters.Delivered, _counters.Dropped);
    }

    private long In(TimeSpan span) => _time.GetTimestamp() + (long)(span.TotalSeconds * _time.TimestampFrequency);
}
