using System.Runtime.InteropServices;

namespace Decnet.SessRec.Native;

/// <summary>Path, argv and environment of a program to start, in unmanaged memory that lives as long as the process.</summary>
internal sealed unsafe class ProcessImage
{
    private readonly int _count;
    private int _environmentCount;

    public ProcessImage(ReadOnlySpan<byte> path, IReadOnlyList<byte[]> arguments)
    {
        Path = Copy(path);
        Arguments = Vector(arguments.Count);
        _count = arguments.Count;
        for (var i = 0; i < arguments.Count; i++)
        {
            Arguments[i] = Copy(arguments[i]);
        }

        Environment = Vector(0);
    }

    public byte* Path { get; }

    public byte** Arguments { get; }

    public byte** Environment { get; private set; }

    public int ArgumentCount => _count;

    /// <summary>The process's own environment.</summary>
    public void InheritEnvironment()
    {
        var own = Native.Arguments.Environment;
        _environmentCount = 0;
        while (own[_environmentCount] != null)
        {
            _environmentCount++;
        }

        Environment = Vector(_environmentCount);
        new Span<nint>(own, _environmentCount).CopyTo(new Span<nint>(Environment, _environmentCount));
    }

    /// <summary>An environment of <c>NAME=value</c> entries.</summary>
    public void SetEnvironment(IReadOnlyList<byte[]> entries)
    {
        _environmentCount = entries.Count;
        Environment = Vector(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            Environment[i] = Copy(entries[i]);
        }
    }

    /// <summary>Gives a variable another value where it is set, and leaves its place in the order.</summary>
    public bool Replace(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < _environmentCount; i++)
        {
            var entry = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Environment[i]);
            if (entry.Length > name.Length && entry[name.Length] == '=' && entry.StartsWith(name))
            {
                Environment[i] = Copy([.. name, (byte)'=', .. value]);
                return true;
            }
        }

        return false;
    }

    private static byte* Copy(ReadOnlySpan<byte> text)
    {
        var copy = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        copy[text.Length] = 0;
        return copy;
    }

    private static byte** Vector(int count) => (byte**)NativeMemory.AllocZeroed((nuint)count + 1, (nuint)sizeof(byte*));
}
