using Decnet.Bus.Native;
using Decnet.Bus.Queueing;
using Decnet.Bus.Serving;
using Decnet.Bus.Tests.Queueing;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Tests.Serving;

/// <summary>The server's reading side without sockets: what a read brings goes through inbox and broker as in the loop.</summary>
internal sealed class FrameRig : IDisposable
{
    private readonly SegmentPool _pool = new();
    private readonly PageBuffer _read = new((64 * 1024) + Inbox.Short);
    private readonly Batch _batch;
    private readonly Broker _broker;
    private readonly OutboxLimits _limits = new(1024, 1 << 24, 64);
    private Connection _sender;

    private static PeerCredentials Peer => new(Pid: 4711, Uid: 1000, Gid: 1000);

    public FrameRig()
    {
        _batch = new Batch(_pool);
        _broker = new Broker(new BusServerOptions { ForwarderPid = Peer.Pid }, new EventStamp(TimeProvider.System, 1, 1), _batch, new Counters());
        Reader = Connect(ReaderSocket);
        _sender = Connect(SenderSocket);
    }

    public Connection Reader { get; }

    public TrickleTransport ReaderSocket { get; } = new() { Room = int.MaxValue };

    public TrickleTransport SenderSocket { get; } = new() { Room = int.MaxValue };

    public int Kept => _sender.Inbox.Length;

    public int Patterns => _broker.PatternCount;

    /// <summary>One read of these bytes by the sender's connection.</summary>
    public FrameFault Receive(ReadOnlySpan<byte> bytes) => Receive(_sender, bytes);

    public FrameFault Receive(Connection connection, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var space = connection.Inbox.Space(_read);
            var count = Math.Min(space.Length, bytes.Length);
            Assert.True(count > 0, "a read has room");
            bytes[..count].CopyTo(space);
            bytes = bytes[count..];
            var received = connection.Inbox.Received(_read, count);
            var fault = _broker.Process(connection, received, out var consumed, out var needed);
            connection.Inbox.Keep(received[consumed..], needed);
            _batch.Flush();
            if (fault != FrameFault.None)
            {
                return fault;
            }
        }

        return FrameFault.None;
    }

    /// <summary>The sender is closed and another one connects.</summary>
    public void Reconnect()
    {
        _broker.Remove(_sender);
        _sender.Outbox.Clear();
        _sender.Dispose();
        _sender = Connect(SenderSocket);
        SenderSocket.Taken.SetLength(0);
        SenderSocket.Room = int.MaxValue;
        ReaderSocket.Taken.SetLength(0);
        ReaderSocket.Room = int.MaxValue;
    }

    public void Dispose()
    {
        _broker.Remove(_sender);
        _sender.Dispose();
        Reader.Dispose();
        _batch.Dispose();
        _pool.Dispose();
        _read.Dispose();
    }

    private Connection Connect(TrickleTransport transport) => new(1, Peer, transport, _pool, _limits);
}
