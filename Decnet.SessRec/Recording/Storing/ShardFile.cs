using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Storing;

/// <summary>One open shard.</summary>
internal static class ShardFile
{
    private const int Mode = 0x1B0; // 0660

    /// <summary>A descriptor that appends, or -errno. What is no regular file is refused, without ever waiting for it.</summary>
    public static int Open(int folder, byte[] name)
    {
        // Read as well, for the last byte.
        var flags = LibC.O_RDWR | LibC.O_APPEND | LibC.O_NOFOLLOW | LibC.O_NONBLOCK | LibC.O_NOCTTY;
        var file = Files.OpenAt(folder, name, flags);
        if (file == -LibC.ENOENT)
        {
            file = Files.OpenAt(folder, name, flags | LibC.O_CREAT, Mode);
            if (file >= 0)
            {
                _ = Files.ChangeMode(file, Mode);
            }
        }

        if (file >= 0 && (Files.Status(file, out var status) < 0 || !status.IsRegular))
        {
            _ = Files.Close(file);
            return -LibC.EINVAL;
        }

        return file;
    }

    /// <summary>
    /// True when the shard ends in a line without a newline. The kernel stops a write at the next page when its process is being killed; the
    /// line that follows must not become a part of that one.
    /// </summary>
    public static bool EndsInMidLine(int file)
    {
        if (!HasNoNewline(file, out var before))
        {
            return false;
        }

        Files.WaitForWriter(file);
        return HasNoNewline(file, out var after) && after == before;
    }

    /// <summary>The same behind a line that was cut: its newline comes first, with the same call.</summary>
    public static ShardFault AppendBehindCut(int file, ReadOnlySpan<byte> line)
    {
        Span<byte> both = stackalloc byte[ShardFormat.LineLimit + 1];
        both[0] = (byte)'\n';
        line.CopyTo(both[1..]);
        return Append(file, both[..(line.Length + 1)]);
    }

    /// <summary>
    /// Writes the line with one call. A disk that fills up can cut it: then what came through is taken back, if no other
    /// writer has appended since.
    /// </summary>
    public static ShardFault Append(int file, ReadOnlySpan<byte> line)
    {
        var written = Files.Write(file, line);
        if (written == line.Length)
        {
            return ShardFault.None;
        }

        if (written > 0)
        {
            var end = Files.Position(file);
            if (Files.Status(file, out var status) >= 0 && status.Size == end)
            {
                _ = Files.Truncate(file, end - written);
            }

            return ShardFault.DiskPressure;
        }

        return written == -LibC.ENOSPC || written == -LibC.EDQUOT || written == -LibC.EFBIG
            ? ShardFault.DiskPressure
            : ShardFault.OpenFailed;
    }

    private static bool HasNoNewline(int file, out long size)
    {
        size = Files.Status(file, out var status) < 0 ? 0 : status.Size;
        Span<byte> last = stackalloc byte[1];
        return size > 0 && LoginFiles.ReadAt(file, last, size - 1) == 1 && last[0] != '\n';
    }
}
