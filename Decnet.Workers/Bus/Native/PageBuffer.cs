using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

/// <summary>
/// Memory straight from the kernel: pages become resident as they are written and go back at once on disposal, so what the
/// process holds is what the queues hold.
/// </summary>
internal sealed unsafe class PageBuffer : IDisposable
{
    private byte* _start;

    public PageBuffer(int size)
    {
        var at = Libc.mmap(null, (nuint)size, Libc.PROT_READ | Libc.PROT_WRITE, Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS, -1, 0);
        if (at == (void*)-1)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        _start = (byte*)at;
        Size = size;
    }

    ~PageBuffer() => Free();

    public int Size { get; }

    public Span<byte> Span => _start is null ? throw new ObjectDisposedException(nameof(PageBuffer)) : new Span<byte>(_start, Size);

    internal byte* Start => _start;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_start is not null)
        {
            _ = Libc.munmap(_start, (nuint)Size);
            _start = null;
        }
    }
}
