namespace Decnet.Store.Reading;

/// <summary>Where a page ended: lists go from the newest to the oldest, and within one microsecond by number.</summary>
/// <param name="AtUs">Microseconds since 1970 (UTC).</param>
/// <param name="Id">Of the row; rows of the same time differ in it.</param>
public readonly record struct PageKey(long AtUs, long Id);
