namespace Decnet.Bus.Queueing;

/// <summary>Segments by size. A few free ones are kept, the rest goes back to the kernel. Belongs to one thread.</summary>
internal sealed class SegmentPool : IDisposable
{
    /// <summary>Of what a queue copies for itself.</summary>
    public const int Small = 16 * 1024;

    /// <summary>Of what a batch is encoded into.</summary>
    public const int Large = 128 * 1024;

    private const int Kept = 16;
    private readonly Stack<Segment> _small = new(), _large = new();

    /// <summary>Bytes of all segments that somebody refers to.</summary>
    public long Rented { get; private set; }

    /// <summary>A segment with at least this much room and one reference, the caller's.</summary>
    public Segment Rent(int size)
    {
        var free = size <= Small ? _small : _large;
        var segment = size <= Large && free.Count > 0 ? free.Pop() : new Segment(size <= Small ? Small : Math.Max(size, Large));
        segment.Clear();
        segment.References = 1;
        Rented += segment.Pages.Size;
        return segment;
    }

    public void Release(Segment segment)
    {
        if (--segment.References > 0)
        {
            return;
        }

        Rented -= segment.Pages.Size;
        var free = segment.Pages.Size == Small ? _small : _large;
        if (segment.Pages.Size <= Large && free.Count < Kept)
        {
            free.Push(segment);
        }
        else
        {
            segment.Pages.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var segment in _small.Concat(_large))
        {
            segment.Pages.Dispose();
        }

        _small.Clear();
        _large.Clear();
    }
}
