using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Decnet.Bench.Native;

/// <summary>The master side of a pty: what sshd holds while an intruder types.</summary>
internal sealed unsafe class Pty : IDisposable
{
    private int _master;

    private Pty(int master, string terminal) => (_master, Terminal) = (master, terminal);

    public string Terminal { get; }

    public static Pty Open(ushort columns, ushort rows)
    {
        var master = Checked(Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC));
        Checked(Libc.grantpt(master));
        Checked(Libc.unlockpt(master));
        var size = new Libc.WindowSize { Columns = columns, Rows = rows };
        Checked(Libc.ioctl(master, Libc.TIOCSWINSZ, ref size));
        var name = stackalloc byte[64];
        Checked(Libc.ptsname_r(master, name, 64));
        return new Pty(master, Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)));
    }

    /// <summary>Waits for output; false when none came in time. A terminal that was closed counts as readable.</summary>
    public bool Wait(int milliseconds)
    {
        var watched = new Libc.PollFd { Fd = _master, Events = Libc.POLLIN };
        return Libc.poll(&watched, 1, milliseconds) > 0;
    }

    /// <summary>Bytes read; 0 when the last process has left the terminal.</summary>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* at = buffer)
        {
            var count = (int)Libc.read(_master, at, (nuint)buffer.Length);
            return count >= 0 ? count : Marshal.GetLastPInvokeError() switch
            {
                Libc.EIO => 0,
                var error => throw new Win32Exception(error),
            };
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* at = bytes)
        {
            if (Libc.write(_master, at, (nuint)bytes.Length) != bytes.Length)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
    }

    public void Dispose()
    {
        if (_master >= 0)
        {
            _ = Libc.close(_master);
            _master = -1;
        }
    }

    private static int Checked(int result) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
}
