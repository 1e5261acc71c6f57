using System.Globalization;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Finding;

/// <summary>A shard's day and its number once it was rotated out; the higher the number, the older.</summary>
public readonly record struct ShardName(DateOnly Day, int Rotation)
{
    public static bool TryParse(string text, out ShardName name)
    {
        var parsed = ShardFormat.TryParseFileName(text, out var day, out var rotation);
        name = new ShardName(day, rotation);
        // "…jsonl.01" parses too, but no recorder writes it, and it would be a second name for ".1".
        return parsed && name.ToString() == text;
    }

    /// <summary>Reading order: oldest day first, and within it the longest-rotated first.</summary>
    public static IEnumerable<ShardName> InReadingOrder(IEnumerable<ShardName> names) =>
        names.OrderBy(name => name.Day).ThenByDescending(name => name.Rotation);

    public override string ToString() =>
        ShardFormat.FileName(Day) + (Rotation == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Rotation}"));
}
