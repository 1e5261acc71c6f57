using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Decnet.Recordings.Native;

/// <summary>An open folder. What is below it is opened relative to the descriptor, so nobody can swap a component for a link in between.</summary>
internal sealed class Folder : IDisposable
{
    private readonly SafeFileHandle _handle;

    private Folder(SafeFileHandle handle) => _handle = handle;

    /// <summary>The root itself may be a link: whoever names it on the command line means it.</summary>
    public static Folder OpenRoot(string path)
    {
        var handle = Libc.Open(path, Libc.ReadOnly | Libc.Directory | Libc.CloseOnExec);
        return handle.IsInvalid ? throw OpenFault.From(Marshal.GetLastPInvokeError(), path, handle) : new Folder(handle);
    }

    public Folder OpenFolder(string name)
    {
        try
        {
            return new Folder(Open(name, Libc.Directory));
        }
        catch (OpenFault fault) when (fault.Kind == OpenFaultKind.NotAFolder && Identify(name).IsLink)
        {
            // With O_DIRECTORY the kernel says ENOTDIR of a link.
            throw new OpenFault(OpenFaultKind.Link, "it is a symbolic link");
        }
    }

    /// <summary>Non-blocking, for opening a FIFO would wait for its writer.</summary>
    public SafeFileHandle OpenFile(string name) => Open(name, Libc.NonBlocking);

    public FileIdentity Identify(string name) => Statx(_handle, name, Libc.AtSymlinkNoFollow);

    public static FileIdentity Identify(SafeFileHandle file) => Statx(file, "", Libc.AtEmptyPath);

    /// <summary>
    /// Where the file's first hole begins; its end when it has none or the file system does not say. A hole costs an intruder nothing and a
    /// reader the time for all its zeros.
    /// </summary>
    public static long FirstHole(SafeFileHandle file, long size)
    {
        var hole = size == 0 ? 0 : Libc.Seek(file, 0, Libc.SeekHole);
        _ = Libc.Seek(file, 0, Libc.SeekSet);
        return hole < 0 ? size : Math.Min(hole, size);
    }

    /// <summary>The wanted names, sorted. An intruder can fill a folder, so no more than <paramref name="limit"/> are taken.</summary>
    public IReadOnlyList<string> Names(Func<string, bool> wanted, int limit)
    {
        try
        {
            var path = $"/proc/self/fd/{_handle.DangerousGetHandle()}/.";
            var names = Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Where(wanted).Take(limit);
            return [.. names.Order(StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new OpenFault(OpenFaultKind.Forbidden, "permission denied");
        }
        catch (DirectoryNotFoundException)
        {
            throw new OpenFault(OpenFaultKind.Missing, "it is not there");
        }
    }

    public void Dispose() => _handle.Dispose();

    private SafeFileHandle Open(string name, int flags)
    {
        var handle = Libc.OpenAt(_handle, name, flags | Libc.ReadOnly | Libc.NoFollow | Libc.CloseOnExec);
        return handle.IsInvalid ? throw OpenFault.From(Marshal.GetLastPInvokeError(), name, handle) : handle;
    }

    private static FileIdentity Statx(SafeFileHandle at, string name, int flags)
    {
        Span<byte> buffer = stackalloc byte[FileIdentity.StructSize];
        return Libc.Statx(at, name, flags, Libc.StatxBasicStats, ref buffer[0]) == 0
            ? FileIdentity.From(buffer)
            : throw OpenFault.From(Marshal.GetLastPInvokeError(), name, null);
    }
}
