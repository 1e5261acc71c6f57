namespace Decnet.Spool;

/// <summary>What stood in the spool from one offset to another.</summary>
/// <param name="First">Where it was read from: later than asked for when the oldest segments are gone.</param>
/// <param name="Next">Where to read on.</param>
/// <param name="Bad">Lines that were no records.</param>
public sealed record SpoolRead(long First, long Next, IReadOnlyList<CollectedRecord> Records, int Bad);
