namespace Decnet.Bus.Serving;

/// <summary>What the loop counts; written by its thread only.</summary>
internal sealed class Counters
{
    public long Accepted, Refused, Faulted, TimedOut, Published, Matched, Delivered, Dropped, Abandoned;
}
