namespace Decnet.Collector.PodLogs;

/// <summary>A line of a log, for the first time.</summary>
/// <param name="At">Its own place in the log: nanoseconds since 1970, counted on within an instant.</param>
/// <param name="Text">Without its newline.</param>
/// <param name="Reached">How far the log was taken with it.</param>
/// <param name="AfterGap">Lines before it may be missing.</param>
internal readonly record struct TakenLine(long At, string Text, LogPosition Reached, bool AfterGap);
