using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

/// <summary>Waits for many descriptors at once, level-triggered.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    public const uint In = 1, Out = 4, Error = 8, HangUp = 16;
    private const int Capacity = 256;

    // struct epoll_event is packed on x86-64 only.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int Stride = Packed ? 12 : 16, DataOffset = Packed ? 4 : 8;

    private readonly int _fd = Checked(Libc.epoll_create1(Libc.EPOLL_CLOEXEC));
    private readonly byte* _events = (byte*)NativeMemory.AllocZeroed(Capacity, 16);

    public void Add(int fd, uint interest) => Control(Libc.EPOLL_CTL_ADD, fd, interest);

    public void Change(int fd, uint interest) => Control(Libc.EPOLL_CTL_MOD, fd, interest);

    public void Remove(int fd) => Control(Libc.EPOLL_CTL_DEL, fd, 0);

    /// <returns>How many descriptors are ready; <see cref="Ready"/> tells which.</returns>
    public int Wait(int milliseconds)
    {
        var count = Libc.epoll_wait(_fd, _events, Capacity, milliseconds);
        if (count < 0 && Marshal.GetLastPInvokeError() is not Libc.EINTR and var error)
        {
            throw new Win32Exception(error);
        }

        return Math.Max(count, 0);
    }

    public (int Fd, uint Events) Ready(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Capacity);
        var at = _events + (index * Stride);
        return (Unsafe.ReadUnaligned<int>(at + DataOffset), Unsafe.ReadUnaligned<uint>(at));
    }

    public void Dispose()
    {
        _ = Libc.close(_fd);
        NativeMemory.Free(_events);
    }

    private void Control(int operation, int fd, uint interest)
    {
        var ev = stackalloc byte[16];
        Unsafe.WriteUnaligned(ev, interest);
        Unsafe.WriteUnaligned(ev + DataOffset, (long)fd);
        _ = Checked(Libc.epoll_ctl(_fd, operation, fd, ev));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
}
