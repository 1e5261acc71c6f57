using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>A stretch of memory that holds encoded frames; it is free again when no queue refers to it.</summary>
internal sealed class Segment(int size)
{
    public PageBuffer Pages { get; } = new(size);

    public int Used { get; set; }

    /// <summary>Queued frames in it, and one for whoever still writes to it.</summary>
    public int References { get; set; }

    public int Room => Pages.Size - Used;
}
