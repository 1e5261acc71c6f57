using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>The part of <c>struct stat</c> that decisions are made from.</summary>
internal readonly record struct FileStatus(ulong Device, ulong Inode, ulong Links, int Mode, long Size)
{
    public bool IsRegular => Kind == (ushort)LibC.S_IFREG;

    public bool IsSocket => Kind == (ushort)LibC.S_IFSOCK;

    public bool IsPipe => Kind == (ushort)LibC.S_IFIFO;

    public bool IsCharacterDevice => Kind == (ushort)LibC.S_IFCHR;

    private int Kind => Mode & (ushort)LibC.S_IFMT;

    public bool IsSameFileAs(in FileStatus other) => Device == other.Device && Inode == other.Inode;

    internal static unsafe FileStatus From(stat* s) =>
        new((ulong)s->st_dev, (ulong)s->st_ino, (ulong)s->st_nlink, (ushort)s->st_mode, s->st_size);
}
