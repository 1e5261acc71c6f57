using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Files and directories. Names are NUL-terminated bytes; results are the call's own, or -errno.</summary>
internal static unsafe class Files
{
    public static int Open(ReadOnlySpan<byte> path, int flags, int mode = 0) => OpenAt(LibC.AT_FDCWD, path, flags, mode);

    public static int OpenAt(int directory, ReadOnlySpan<byte> path, int flags, int mode = 0)
    {
        fixed (byte* p = path)
        {
            return Result(LibC.openat(directory, p, flags | LibC.O_CLOEXEC, (ushort)mode));
        }
    }

    public static int Close(int fd) => Result(LibC.close(fd));

    public static int Read(int fd, Span<byte> buffer)
    {
        fixed (byte* p = buffer)
        {
            return Result((int)(long)LibC.read(fd, p, buffer.Length));
        }
    }

    public static int Write(int fd, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* p = bytes)
        {
            return Result((int)(long)LibC.write(fd, p, bytes.Length));
        }
    }

    public static int MakeDirectoryAt(int directory, ReadOnlySpan<byte> path, int mode)
    {
        fixed (byte* p = path)
        {
            return Result(LibC.mkdirat(directory, p, (ushort)mode));
        }
    }

    public static int Rename(int directory, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        fixed (byte* f = from, t = to)
        {
            return Result(Extra.renameat(directory, f, directory, t));
        }
    }

    /// <summary>Where the last write ended.</summary>
    public static long Position(int fd) => LibC.lseek(fd, 0, LibC.SEEK_CUR);

    /// <summary>
    /// Waits for a write that is under way: a file grows page by page, but who looks for its data waits for the writer (on ext4, tmpfs and
    /// btrfs; on XFS who reads does).
    /// </summary>
    public static void WaitForWriter(int fd) => _ = LibC.lseek(fd, 0, Extra.SeekData);

    public static int Remove(int directory, ReadOnlySpan<byte> path)
    {
        fixed (byte* p = path)
        {
            return Result(LibC.unlinkat(directory, p, 0));
        }
    }

    public static int ChangeMode(int fd, int mode) => Result(LibC.fchmod(fd, (ushort)mode));

    public static int Truncate(int fd, long length) => Result(LibC.ftruncate(fd, length));

    /// <summary>Never waits: -EAGAIN when another process holds the lock.</summary>
    public static int TryLock(int fd) => Result(Extra.flock(fd, Extra.LockExclusive | Extra.LockNonBlocking));

    public static int Unlock(int fd) => Result(Extra.flock(fd, Extra.LockUnlock));

    public static int Status(int fd, out FileStatus status)
    {
        stat s;
        var result = Result(LibC.fstat(fd, &s));
        status = result < 0 ? default : FileStatus.From(&s);
        return result;
    }

    /// <summary>Of the name itself: a symbolic link is not followed.</summary>
    public static int StatusAt(int directory, ReadOnlySpan<byte> path, out FileStatus status)
    {
        stat s;
        fixed (byte* p = path)
        {
            var result = Result(LibC.fstatat(directory, p, &s, LibC.AT_SYMLINK_NOFOLLOW));
            status = result < 0 ? default : FileStatus.From(&s);
            return result;
        }
    }

    /// <summary>Bytes that an unprivileged writer may still use on the file's file system, or -errno.</summary>
    public static long FreeBytes(int fd)
    {
        statvfs s;
        var result = Result(LibC.fstatvfs(fd, &s));
        return result < 0 ? result : (long)((ulong)s.f_frsize * (ulong)s.f_bavail);
    }

    internal static int Result(int result) => result < 0 ? -LibC.errno : result;
}
