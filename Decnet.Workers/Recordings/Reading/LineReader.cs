using System.Buffers;

namespace Decnet.Recordings.Reading;

/// <summary>
/// Cuts a stream into lines with a fixed amount of memory. A line that doesn't fit the limit is skipped to its end and counted:
/// the recorder writes none, so it is somebody else's.
/// </summary>
public sealed class LineReader(Stream stream, int lineLimit = LineReader.DefaultLimit) : IDisposable
{
    /// <summary>Far above what a recorder writes, so that a later one may write longer lines.</summary>
    public const int DefaultLimit = 1 << 16;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(lineLimit * 2);
    private int _start;
    private int _end;
    private bool _skipping;
    private bool _ended;

    /// <summary>Lines that were longer than the limit.</summary>
    public long Overlong { get; private set; }

    /// <summary>The line that was taken last had no newline: the stream ended in it.</summary>
    public bool IsTail { get; private set; }

    /// <summary>False at the end of the stream. After true, take lines until <see cref="TryNext"/> says false.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return false;

        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _ended = read == 0;
        // The tail without a newline is still a line: one being written now, or torn by a full disk.
        return !_ended || _end > _start || _skipping;
    }

    /// <summary>The line without its newline, good until the next call of <see cref="FillAsync"/>.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var pending = _buffer.AsSpan(_start, _end - _start);
            var length = pending.IndexOf((byte)'\n');
            if (length < 0)
                return TakeTail(pending.Length, out line);

            line = _buffer.AsMemory(_start, length);
            _start += length + 1;
            if (Keep(length))
                return true;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TakeTail(int length, out ReadOnlyMemory<byte> line)
    {
        line = _buffer.AsMemory(_start, length);
        if (_ended)
        {
            _start = _end;
            IsTail = length > 0;
            return (length > 0 || _skipping) && Keep(length);
        }

        if (length > lineLimit)
        {
            // Forget what is there already: no line of this length is wanted, and memory stays bounded.
            _skipping = true;
            _start = _end;
        }

        return false;
    }

    private bool Keep(int length)
    {
        if (!_skipping && length <= lineLimit)
            return true;

        _skipping = false;
        Overlong++;
        return false;
    }

    private void MakeRoom()
    {
        if (_start > 0)
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }
}
