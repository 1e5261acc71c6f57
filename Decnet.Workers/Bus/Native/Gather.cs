using System.Runtime.InteropServices;

namespace Decnet.Bus.Native;

/// <summary>Stretches of memory that one system call sends in order; adjacent ones become one.</summary>
internal sealed unsafe class Gather : IDisposable
{
    public const int Capacity = 128;

    private readonly Libc.Slice* _slices = (Libc.Slice*)NativeMemory.Alloc(Capacity, (nuint)sizeof(Libc.Slice));
    private int _count;

    public int Length { get; private set; }

    public bool IsFull => _count == Capacity;

    public void Clear() => (_count, Length) = (0, 0);

    public void Add(PageBuffer from, int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(from.Size - offset));
        var at = from.Start + offset;
        Length += length;
        if (_count > 0 && _slices[_count - 1].Base + _slices[_count - 1].Length == at)
        {
            _slices[_count - 1].Length += (nuint)length;
            return;
        }

        if (IsFull)
        {
            throw new InvalidOperationException("no room for another stretch");
        }

        _slices[_count++] = new Libc.Slice { Base = at, Length = (nuint)length };
    }

    public void CopyTo(Span<byte> to)
    {
        for (var i = 0; i < _count; i++)
        {
            new ReadOnlySpan<byte>(_slices[i].Base, (int)_slices[i].Length).CopyTo(to);
            to = to[(int)_slices[i].Length..];
        }
    }

    public void Dispose() => NativeMemory.Free(_slices);

    /// <returns>Bytes taken, or minus errno.</returns>
    internal int SendTo(int fd)
    {
        var message = new Libc.MessageHeader { Slices = _slices, SliceCount = (nuint)_count };
        nint sent;
        while ((sent = Libc.sendmsg(fd, &message, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL)) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.EINTR)
            {
                return -error;
            }
        }

        return (int)sent;
    }
}
