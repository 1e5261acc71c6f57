namespace Decnet.Bus.Queueing;

internal readonly record struct QueuedFrame(Segment Segment, int Offset, int Length);
