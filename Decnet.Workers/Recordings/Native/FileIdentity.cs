using System.Runtime.InteropServices;

namespace Decnet.Recordings.Native;

/// <summary>What statx(2) says of a file; offsets as in <c>struct statx</c>, which is the same on every architecture.</summary>
internal readonly record struct FileIdentity(ushort Mode, ulong Inode, long Size, uint DeviceMajor, uint DeviceMinor)
{
    public const int StructSize = 256;
    private const ushort TypeMask = 0xF000;
    private const ushort Regular = 0x8000;
    private const ushort Folder = 0x4000;
    private const ushort Link = 0xA000;

    public bool IsRegular => (Mode & TypeMask) == Regular;

    public bool IsFolder => (Mode & TypeMask) == Folder;

    public bool IsLink => (Mode & TypeMask) == Link;

    public bool SameFile(FileIdentity other) =>
        Inode == other.Inode && DeviceMajor == other.DeviceMajor && DeviceMinor == other.DeviceMinor;

    public static FileIdentity From(ReadOnlySpan<byte> statx) => new(
        MemoryMarshal.Read<ushort>(statx[28..]),
        MemoryMarshal.Read<ulong>(statx[32..]),
        (long)MemoryMarshal.Read<ulong>(statx[40..]),
        MemoryMarshal.Read<uint>(statx[136..]),
        MemoryMarshal.Read<uint>(statx[140..]));
}
