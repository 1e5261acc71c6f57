using System.Buffers;
using System.Threading.Channels;

namespace Decnet.Bus.Clients;

/// <summary>Frames on their way to the server. Events are bounded and the oldest go first when it is full; requests always stay.</summary>
internal sealed class OutgoingFrames
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _requests = new(), _events = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _dropped;
    private int _eventBytes;

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <returns>False when the oldest had to go for it.</returns>
    public bool Event(byte[] frame)
    {
        var kept = true;
        lock (_gate)
        {
            while (_events.Count == BusDefaults.QueueLength || (_events.Count > 0 && _eventBytes + frame.Length > BusDefaults.QueueBytes))
            {
                _eventBytes -= _events.Dequeue().Length;
                Interlocked.Increment(ref _dropped);
                kept = false;
            }

            _events.Enqueue(frame);
            _eventBytes += frame.Length;
        }

        _signal.Writer.TryWrite(true);
        return kept;
    }

    public void Request(params ReadOnlySpan<byte[]> frames)
    {
        lock (_gate)
        {
            foreach (var frame in frames)
            {
                _requests.Enqueue(frame);
            }
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Forgets requests: they belong to a connection that is gone.</summary>
    public void ForgetRequests()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    /// <summary>Waits until there is something and takes as much as fits one write.</summary>
    public async Task TakeAsync(ArrayBufferWriter<byte> into, CancellationToken cancellationToken)
    {
        while (!Take(into))
        {
            await _signal.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>Takes what is there.</summary>
    /// <returns>False when there was nothing.</returns>
    public bool Take(ArrayBufferWriter<byte> into)
    {
        const int Enough = 64 * 1024;
        lock (_gate)
        {
            while (into.WrittenCount < Enough && _requests.TryDequeue(out var request))
            {
                into.Write(request);
            }

            while (into.WrittenCount < Enough && _events.TryDequeue(out var one))
            {
                _eventBytes -= one.Length;
                into.Write(one);
            }
        }

        return into.WrittenCount > 0;
    }
}
