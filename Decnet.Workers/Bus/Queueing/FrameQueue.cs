namespace Decnet.Bus.Queueing;

/// <summary>Frames in order, in a ring that grows as far as it must.</summary>
internal sealed class FrameQueue
{
    private QueuedFrame[] _ring = [];
    private int _first;

    public int Count { get; private set; }

    public int Bytes { get; private set; }

    public QueuedFrame this[int index] => _ring[(_first + index) & (_ring.Length - 1)];

    public void Add(QueuedFrame frame)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        _ring[(_first + Count) & (_ring.Length - 1)] = frame;
        Count++;
        Bytes += frame.Length;
    }

    /// <summary>Takes out the first frame, or the second when the first is under way.</summary>
    public QueuedFrame Remove(int index)
    {
        var frame = this[index];
        if (index == 1)
        {
            _ring[(_first + 1) & (_ring.Length - 1)] = this[0];
        }

        _ring[_first] = default;
        _first = (_first + 1) & (_ring.Length - 1);
        Count--;
        Bytes -= frame.Length;
        return frame;
    }

    /// <summary>Gives the ring back; only for an empty queue.</summary>
    public void Trim() => (_ring, _first) = ([], 0);

    private void Grow()
    {
        var larger = new QueuedFrame[Math.Max(16, _ring.Length * 2)];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = this[i];
        }

        (_ring, _first) = (larger, 0);
    }
}
