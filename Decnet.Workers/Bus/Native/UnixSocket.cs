using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Decnet.Bus.Native;

/// <summary>Stream sockets in the file system. Results below zero are minus errno.</summary>
internal static unsafe class UnixSocket
{
    /// <summary>sun_path with its terminating zero.</summary>
    public const int PathLimit = 107;

    public static int Listen(string path, int backlog)
    {
        var fd = Create();
        var address = stackalloc byte[PathLimit + 3];
        if (Libc.bind(fd, address, Fill(address, path)) == 0 && Libc.listen(fd, backlog) == 0)
        {
            return fd;
        }

        var error = Marshal.GetLastPInvokeError();
        Close(fd);
        throw new Win32Exception(error, $"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>True when somebody accepts connections there (a full backlog counts), false when nobody does.</summary>
    public static bool Answers(string path)
    {
        var fd = Create();
        var address = stackalloc byte[PathLimit + 3];
        var result = Libc.connect(fd, address, Fill(address, path));
        var error = Marshal.GetLastPInvokeError();
        Close(fd);
        return result == 0 || error == Libc.EAGAIN;
    }

    /// <summary>What stands there. Opening never waits, as it would for a FIFO without a writer, and follows no link.</summary>
    public static SocketKind KindOf(string path)
    {
        var fd = Libc.open(path, Libc.O_NONBLOCK | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, 0);
        if (fd >= 0)
        {
            Close(fd);
            return SocketKind.Other;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            // Sockets can't be opened.
            Libc.ENXIO => SocketKind.Socket,
            Libc.ENOENT => SocketKind.None,
            Libc.EACCES => SocketKind.Forbidden,
            _ => SocketKind.Other,
        };
    }

    public static int Accept(int listener)
    {
        var fd = Libc.accept4(listener, null, null, Libc.SOCK_NONBLOCK | Libc.SOCK_CLOEXEC);
        return fd >= 0 ? fd : -Marshal.GetLastPInvokeError();
    }

    public static PeerCredentials Peer(int fd)
    {
        Libc.Credentials value = default;
        var length = (uint)sizeof(Libc.Credentials);
        _ = Libc.getsockopt(fd, Libc.SOL_SOCKET, Libc.SO_PEERCRED, &value, &length);
        return new PeerCredentials(value.Pid, value.Uid, value.Gid);
    }

    /// <returns>Bytes read, 0 at the end, or minus errno.</returns>
    public static int Receive(int fd, Span<byte> to)
    {
        fixed (byte* at = to)
        {
            var count = (int)Libc.recv(fd, at, (nuint)to.Length, Libc.MSG_DONTWAIT);
            return count >= 0 ? count : -Marshal.GetLastPInvokeError();
        }
    }

    public static void Close(int fd) => _ = Libc.close(fd);

    public static bool WouldBlock(int result) => result is -Libc.EAGAIN or -Libc.EINTR;

    public static bool OutOfDescriptors(int result) => result is -Libc.EMFILE or -Libc.ENFILE;

    private static int Create()
    {
        var fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_STREAM | Libc.SOCK_NONBLOCK | Libc.SOCK_CLOEXEC, 0);
        return fd >= 0 ? fd : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static uint Fill(byte* address, string path)
    {
        var text = Encoding.UTF8.GetBytes(path);
        if (text.Length is 0 or > PathLimit)
        {
            throw new ArgumentException($"a socket's path has 1 to {PathLimit} bytes: {path}", nameof(path));
        }

        *(ushort*)address = Libc.AF_UNIX;
        text.CopyTo(new Span<byte>(address + 2, PathLimit));
        address[2 + text.Length] = 0;
        return (uint)(text.Length + 3);
    }
}
