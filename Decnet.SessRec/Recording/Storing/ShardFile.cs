using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Storing;

/// <summary>One open shard.</summary>
internal static class ShardFile
{
    private const int Mode = 0x1B0; // 0660

    /// <summary>A descriptor that appends, or -errno. What is no regular file is refused, without ever waiting for it.</summary>
    public static int Open(int folder, byte[] name)
    {
        var flags = LibC.O_WRONLY | LibC.O_APPEND | LibC.O_NOFOLLOW | LibC.O_NONBLOCK | LibC.O_NOCTTY;
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
}
