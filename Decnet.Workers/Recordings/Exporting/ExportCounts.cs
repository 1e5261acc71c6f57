namespace Decnet.Recordings.Exporting;

/// <summary>What an export wrote and what it could not use.</summary>
/// <param name="Lines">Lines of the session that were read.</param>
/// <param name="Events">Events written.</param>
/// <param name="BadLines">Lines that had the session's id but were no recorder's.</param>
/// <param name="Ended">The session's end was among them.</param>
public sealed record ExportCounts(long Lines, long Events, long BadLines, bool Ended);
