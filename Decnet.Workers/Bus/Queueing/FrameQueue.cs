namespace Decnet.Bus.Queueing;

/// <summary>
/// Frames in order. Neighbours in a segment are one entry, so that what waits behind a stalled reader costs per batch and not per event; the
/// ring of entries grows as far as it must.
/// </summary>
internal sealed class FrameQueue(SegmentPool pool)
{
    private QueuedRun[] _ring = [];
    private int _first;

    /// <summary>Frames.</summary>
    public int Count { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>Memory that can't be used again because of what waits here.</summary>
    public long Pinned { get; private set; }

    public int Runs { get; private set; }

    public QueuedRun this[int index] => _ring[At(index)];

    /// <summary>What <see cref="Pinned"/> would be with a frame of that segment at the end.</summary>
    public long PinnedWith(Segment segment) =>
        Runs > 0 && this[Runs - 1].Segment == segment ? Pinned : Pinned + segment.Pages.Size;

    public void Add(Segment segment, int first, int end)
    {
        Pinned = PinnedWith(segment);
        Count += end - first;
        Bytes += segment.Length(first, end);
        if (Runs > 0 && this[Runs - 1] is var last && last.Segment == segment && last.End == first)
        {
            _ring[At(Runs - 1)] = last with { End = end };
            return;
        }

        if (Runs == _ring.Length)
        {
            Grow();
        }

        segment.References++;
        _ring[At(Runs++)] = new QueuedRun(segment, first, end);
    }

    /// <summary>Takes out so many frames of the first run, at most all of it.</summary>
    public void Remove(int frames)
    {
        var run = this[0];
        Count -= frames;
        Bytes -= run.Segment.Length(run.First, run.First + frames);
        if (frames < run.Count)
        {
            _ring[_first] = run with { First = run.First + frames };
            return;
        }

        _ring[_first] = default;
        _first = At(1);
        if (--Runs == 0 || this[0].Segment != run.Segment)
        {
            Pinned -= run.Segment.Pages.Size;
        }

        pool.Release(run.Segment);
    }

    public void Clear()
    {
        while (Runs > 0)
        {
            Remove(this[0].Count);
        }
    }

    /// <summary>Gives the ring back; only for an empty queue.</summary>
    public void Trim() => (_ring, _first) = ([], 0);

    private int At(int index) => (_first + index) & (_ring.Length - 1);

    private void Grow()
    {
        var larger = new QueuedRun[Math.Max(16, _ring.Length * 2)];
        for (var i = 0; i < Runs; i++)
        {
            larger[i] = this[i];
        }

        (_ring, _first) = (larger, 0);
    }
}
