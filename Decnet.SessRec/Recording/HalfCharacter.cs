using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording;

/// <summary>The beginning of a UTF-8 character that a read cut: at most three bytes, which wait for the others.</summary>
internal sealed class HalfCharacter
{
    private readonly byte[] _bytes = new byte[4];

    public int Count { get; private set; }

    public EventMarks Marks { get; private set; }

    public long Time { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>The chunk with the waiting bytes before it, in the room that the buffer has there.</summary>
    public Span<byte> PutBefore(Span<byte> withHeadroom, int headroom)
    {
        Bytes.CopyTo(withHeadroom[(headroom - Count)..]);
        var whole = withHeadroom[(headroom - Count)..];
        Count = 0;
        return whole;
    }

    public void Save(ReadOnlySpan<byte> rest, EventMarks marks, long time)
    {
        rest.CopyTo(_bytes);
        (Count, Marks, Time) = (rest.Length, marks, time);
    }

    public void Drop(int count)
    {
        _bytes.AsSpan(count, Count - count).CopyTo(_bytes);
        Count -= count;
    }
}
