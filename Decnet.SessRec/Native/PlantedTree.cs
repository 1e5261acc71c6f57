using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Makes directories and files with chosen modes and dates below one directory. Every call that fails is an exception with its errno.</summary>
internal static unsafe class PlantedTree
{
    public static void MakeDirectory(string path, int mode)
    {
        fixed (byte* p = CString.From(path))
        {
            var result = Files.MakeDirectoryAt(LibC.AT_FDCWD, CString.From(path), mode);
            if (result < 0 && result != -LibC.EEXIST)
            {
                throw Failed("make", path, result);
            }

            Check(Extra.fchmodat(LibC.AT_FDCWD, p, (uint)mode, 0), "change", path);
        }
    }

    /// <summary>An existing file is written over.</summary>
    public static void WriteFile(string path, ReadOnlySpan<byte> content, int mode)
    {
        var fd = Files.Open(CString.From(path), LibC.O_WRONLY | LibC.O_CREAT | LibC.O_TRUNC | LibC.O_NOFOLLOW, mode);
        if (fd < 0)
        {
            throw Failed("write", path, fd);
        }

        while (!content.IsEmpty)
        {
            var written = Files.Write(fd, content);
            if (written < 0)
            {
                throw Failed("write", path, written);
            }

            content = content[written..];
        }

        _ = Files.ChangeMode(fd, mode);
        _ = Files.Close(fd);
    }

    public static void WriteFile(string path, string content, int mode) => WriteFile(path, Encoding.UTF8.GetBytes(content), mode);

    /// <summary>Dates a file or directory. Seconds since 1970.</summary>
    public static void SetModified(string path, long seconds)
    {
        var times = stackalloc long[4] { seconds, 0, seconds, 0 };
        fixed (byte* p = CString.From(path))
        {
            Check(Extra.utimensat(LibC.AT_FDCWD, p, times, 0), "date", path);
        }
    }

    private static void Check(int result, string what, string path)
    {
        if (result < 0)
        {
            throw Failed(what, path, -LibC.errno);
        }
    }

    private static IOException Failed(string what, string path, int error) => new($"cannot {what} {path}: errno {-error}");
}
