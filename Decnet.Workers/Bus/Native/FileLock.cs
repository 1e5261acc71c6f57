using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

/// <summary>An flock that ends with the process, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly int _fd;

    private FileLock(int fd) => _fd = fd;

    /// <returns>Null when somebody else holds it.</returns>
    public static FileLock? TryTake(string path)
    {
        var fd = Libc.open(path, Libc.O_RDWR | Libc.O_CREAT | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, 0x1b0 /* 0660 */);
        if (fd < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new Win32Exception(error, $"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        if (Libc.flock(fd, Libc.LOCK_EX | Libc.LOCK_NB) == 0)
        {
            return new FileLock(fd);
        }

        _ = Libc.close(fd);
        return null;
    }

    public void Dispose()
    {
        // Closing alone would leave it held as long as a child that was forked meanwhile has not come to its exec.
        _ = Libc.flock(_fd, Libc.LOCK_UN);
        _ = Libc.close(_fd);
    }
}
