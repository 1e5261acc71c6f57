using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>A stretch of memory that holds encoded frames, back to back; it is free again when no queue refers to it.</summary>
internal sealed class Segment(int size)
{
    private int[] _ends = new int[32];

    public PageBuffer Pages { get; } = new(size);

    public int Used { get; private set; }

    /// <summary>Complete frames in it.</summary>
    public int Frames { get; private set; }

    /// <summary>Queued runs in it, and one for whoever still writes to it.</summary>
    public int References { get; set; }

    public int Room => Pages.Size - Used;

    public int Start(int frame) => frame == 0 ? 0 : _ends[frame - 1];

    /// <summary>Bytes from one frame up to and without another.</summary>
    public int Length(int first, int end) => Start(end) - Start(first);

    /// <summary>How many frames, from one up to and without another, fit whole into so many bytes.</summary>
    public int Whole(int first, int end, int bytes)
    {
        if (bytes >= Length(first, end))
        {
            return end - first;
        }

        var at = Array.BinarySearch(_ends, first, end - first, Start(first) + bytes);
        return (at >= 0 ? at + 1 : ~at) - first;
    }

    /// <summary>The next frame was written behind what is used.</summary>
    public void Commit(int size)
    {
        if (Frames == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        Used += size;
        _ends[Frames++] = Used;
    }

    /// <summary>Begins anew; only when nothing refers to its frames.</summary>
    public void Clear() => (Used, Frames) = (0, 0);
}
