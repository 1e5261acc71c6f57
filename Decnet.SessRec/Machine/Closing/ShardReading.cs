using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Closing;

/// <summary>One shard, read piece by piece so that PID 1 goes on with its work, and no further than a shard can honestly be.</summary>
internal sealed class ShardReading(int descriptor, long limit)
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _held;
    private long _offset;

    public int Descriptor => descriptor;

    public bool HoldsSession { get; private set; }

    /// <summary>False when nothing is left to read.</summary>
    public bool ReadSome(RecordedLines lines)
    {
        var count = _offset >= limit ? 0 : LoginFiles.ReadAt(descriptor, _buffer.AsSpan(_held), _offset);
        if (count <= 0)
        {
            return false;
        }

        _offset += count;
        var rest = (ReadOnlySpan<byte>)_buffer.AsSpan(0, _held + count);
        int end;
        while ((end = rest.IndexOf((byte)'\n')) >= 0)
        {
            HoldsSession |= lines.Take(rest[..end]);
            rest = rest[(end + 1)..];
        }

        // What is longer than a line can be is none.
        _held = rest.Length < ShardFormat.LineLimit ? rest.Length : 0;
        rest[(rest.Length - _held)..].CopyTo(_buffer);
        return true;
    }

    /// <summary>A descriptor that appends too; negative when no regular file has the name.</summary>
    public static int Open(int folder, string name)
    {
        var file = Files.OpenAt(folder, CString.From(name), LibC.O_RDWR | LibC.O_APPEND | LibC.O_NOFOLLOW | LibC.O_NONBLOCK | LibC.O_NOCTTY);
        if (file >= 0 && (Files.Status(file, out var status) < 0 || !status.IsRegular))
        {
            _ = Files.Close(file);
            return -LibC.EINVAL;
        }

        return file;
    }
}
