namespace Decnet.Bus.Queueing;

/// <summary>Neighbouring frames of a segment that wait together: from First, up to and without End.</summary>
internal readonly record struct QueuedRun(Segment Segment, int First, int End)
{
    public int Count => End - First;

    public int Offset => Segment.Start(First);

    public int Length => Segment.Length(First, End);
}
