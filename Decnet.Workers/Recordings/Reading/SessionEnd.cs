namespace Decnet.Recordings.Reading;

/// <summary>How a session ended. Counts are null when the line had none.</summary>
public sealed record SessionEnd(double Time, int? ExitCode, string? Reason, long? Events, long? Bytes, long? Lost);
