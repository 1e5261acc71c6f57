namespace Decnet.Recordings.Scanning;

/// <summary>Where a line stands that nobody could use, without its newline.</summary>
public readonly record struct QuarantinedLine(long Offset, int Length);
