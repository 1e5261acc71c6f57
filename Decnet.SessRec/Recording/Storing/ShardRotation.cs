using System.Globalization;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording.Storing;

/// <summary>
/// Moves a full shard out of the way: NAME becomes NAME.1, that NAME.2, and so on; the last one falls off. Any number of
/// writers see the shard full at the same time; the folder's lock lets one of them do it.
/// </summary>
internal static class ShardRotation
{
    /// <summary>
    /// True when NAME is free for a new shard or is another one already; false when the lock is held, or a name stands in the
    /// way: the caller goes on with the shard it has.
    /// </summary>
    public static bool TryRotate(int folder, string name, in FileStatus full, int kept)
    {
        if (Files.TryLock(folder) < 0)
        {
            return false;
        }

        var rotated = Files.StatusAt(folder, CString.From(name), out var now) < 0
            || !now.IsSameFileAs(full)
            || Shift(folder, name, kept);
        _ = Files.Unlock(folder);
        return rotated;
    }

    private static bool Shift(int folder, string name, int kept)
    {
        for (var i = kept; i > 1; i--)
        {
            _ = Files.Rename(folder, Numbered(name, i - 1), Numbered(name, i));
        }

        return kept == 0
            ? Files.Remove(folder, CString.From(name)) == 0
            : Files.Rename(folder, CString.From(name), Numbered(name, 1)) == 0;
    }

    private static byte[] Numbered(string name, int number) =>
        CString.From(name + "." + number.ToString(CultureInfo.InvariantCulture));
}
