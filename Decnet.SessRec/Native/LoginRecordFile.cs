using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>utmp and wtmp as files of records of fixed size; glibc's own functions set alarms, which a session must not have.</summary>
internal static unsafe class LoginRecordFile
{
    private const int LockTries = 20;

    /// <summary>Puts the record where <paramref name="matches"/> says, or at the end.</summary>
    public static void Replace(ReadOnlySpan<byte> path, ReadOnlySpan<byte> record, Func<byte[], bool> matches)
    {
        var file = Files.Open(path, LibC.O_RDWR | LibC.O_NOFOLLOW);
        if (file < 0)
        {
            return;
        }

        if (Lock(file))
        {
            _ = LibC.lseek(file, Find(file, record.Length, matches), LibC.SEEK_SET);
            _ = Files.Write(file, record);
        }

        _ = Files.Close(file);
    }

    public static void Append(ReadOnlySpan<byte> path, ReadOnlySpan<byte> record)
    {
        var file = Files.Open(path, LibC.O_WRONLY | LibC.O_APPEND | LibC.O_NOFOLLOW);
        if (file >= 0)
        {
            _ = Files.Write(file, record);
            _ = Files.Close(file);
        }
    }

    /// <summary>The first record that matches, or null.</summary>
    public static byte[]? First(ReadOnlySpan<byte> path, int size, Func<byte[], bool> matches)
    {
        var file = Files.Open(path, LibC.O_RDONLY);
        if (file < 0)
        {
            return null;
        }

        var record = new byte[size];
        var found = false;
        while (!found && Files.Read(file, record) == size)
        {
            found = matches(record);
        }

        _ = Files.Close(file);
        return found ? record : null;
    }

    private static long Find(int file, int size, Func<byte[], bool> matches)
    {
        var record = new byte[size];
        long at = 0;
        while (Files.Read(file, record) == size && !matches(record))
        {
            at += size;
        }

        return at;
    }

    // Freed when the file is closed. Somebody who never lets go must not hold up a session.
    private static bool Lock(int file)
    {
        for (var i = 0; i < LockTries; i++)
        {
            flock whole = default;
            whole.l_type = (short)LibC.F_WRLCK;
            if (LibC.fcntl(file, LibC.F_SETLK, &whole) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
