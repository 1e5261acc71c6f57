namespace Decnet.Bus.Queueing;

/// <summary>A frame of which a part was sent. It has left its queue, with the reference to the segment, and can't be dropped.</summary>
/// <param name="Sent">Bytes of it that the socket took.</param>
internal readonly record struct BegunFrame(Segment Segment, int Frame, int Sent, bool IsEvent)
{
    public int Offset => Segment.Start(Frame) + Sent;

    public int Length => Segment.Length(Frame, Frame + 1);

    public int Left => Length - Sent;
}
