using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Clients;

/// <summary>One connection's life: greet, subscribe, then read, write and keep alive until any of them ends.</summary>
internal sealed class ServerConnection(Socket socket, UnixBusOptions options, OutgoingFrames outgoing, SubscriptionSet subscriptions, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Subscription>> _unconfirmed = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _heard = time.GetTimestamp();
    private int _pings;

    /// <summary>Completes when the server has confirmed all subscriptions there were at the start.</summary>
    public Task Ready => _ready.Task;

    /// <exception cref="IOException">The connection is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        outgoing.ForgetRequests();
        outgoing.Request(FrameWriter.Bytes("HELLO", Encoding.ASCII.GetBytes(options.Name)));
        foreach (var pattern in subscriptions.Patterns)
        {
            outgoing.Request(FrameWriter.Bytes("SUB", Encoding.ASCII.GetBytes(pattern)));
        }

        Confirm(subscriptions.All());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tasks = new[] { ReadAsync(ending.Token), WriteAsync(ending.Token), KeepAliveAsync(ending.Token) };
        var first = await Task.WhenAny(tasks);
        await ending.CancelAsync();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    public void Subscribe(Subscription subscription, bool isFirst)
    {
        if (isFirst)
        {
            outgoing.Request(FrameWriter.Bytes("SUB", Encoding.ASCII.GetBytes(subscription.Pattern.ToString())));
        }

        Confirm([subscription]);
    }

    public void Unsubscribe(Subscription subscription) =>
        outgoing.Request(FrameWriter.Bytes("UNSUB", Encoding.ASCII.GetBytes(subscription.Pattern.ToString())));

    /// <summary>Asks for an answer that comes once everything asked before is in force.</summary>
    private void Confirm(IReadOnlyList<Subscription> waiting)
    {
        var number = Interlocked.Increment(ref _pings).ToString(CultureInfo.InvariantCulture);
        _unconfirmed[number] = waiting;
        outgoing.Request(FrameWriter.Bytes("PING", Encoding.ASCII.GetBytes(number)));
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            buffer.ResetWrittenCount();
            await outgoing.TakeAsync(buffer, cancellationToken);
            for (var rest = buffer.WrittenMemory; rest.Length > 0;)
            {
                rest = rest[await socket.SendAsync(rest, cancellationToken)..];
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var have = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(have), cancellationToken);
            if (count == 0)
            {
                throw new IOException("the server closed the connection");
            }

            Volatile.Write(ref _heard, time.GetTimestamp());
            have += count;
            var used = Consume(buffer.AsSpan(0, have), out var needed);
            buffer.AsSpan(used, have - used).CopyTo(buffer);
            have -= used;
            if (needed > buffer.Length)
            {
                Array.Resize(ref buffer, needed);
            }
        }
    }

    private int Consume(ReadOnlySpan<byte> bytes, out int needed)
    {
        var used = 0;
        while (true)
        {
            switch (FrameReader.Read(bytes[used..], out var frame, out needed, out var fault, WireLimits.EventBody))
            {
                case FrameStatus.Incomplete:
                    return used;
                case FrameStatus.Bad:
                    throw new IOException($"the server sent a bad frame: {fault}");
            }

            Act(frame);
            used += frame.Size;
        }
    }

    private void Act(in Frame frame)
    {
        switch (frame.Verb)
        {
            case Verb.Evt when EventReader.Read(frame.Argument, frame.Body) is { } one:
                subscriptions.Deliver(one);
                break;
            case Verb.Pong when _unconfirmed.TryRemove(Encoding.ASCII.GetString(frame.Argument), out var waiting):
                foreach (var subscription in waiting)
                {
                    subscription.Confirm();
                }

                _ready.TrySetResult();
                break;
            case Verb.Bye:
                throw new IOException("the server said BYE");
        }
    }

    private async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(options.KeepAlive, time, cancellationToken);
            if (time.GetElapsedTime(Volatile.Read(ref _heard)) > options.KeepAlive * 2)
            {
                throw new IOException("the server does not answer");
            }

            Confirm([]);
        }
    }
}
