using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

/// <summary>An eventfd: lets another thread end the loop's wait.</summary>
internal sealed unsafe class Wakeup : IDisposable
{
    public Wakeup()
    {
        Descriptor = Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
        if (Descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public int Descriptor { get; }

    public void Raise()
    {
        ulong one = 1;
        _ = Libc.write(Descriptor, (byte*)&one, sizeof(ulong));
    }

    public void Lower()
    {
        ulong value;
        _ = Libc.read(Descriptor, (byte*)&value, sizeof(ulong));
    }

    public void Dispose() => _ = Libc.close(Descriptor);
}
