using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
using Decnet.Recordings.Reading;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Scanning;

/// <summary>
/// Lines of a block of shard bytes. Event lines as our recorder writes them are taken in one pass of vectors; a line of any other shape
/// (other keys, another order, spaces) goes the long way through a JSON reader, and one that is no recorder's into quarantine. Lines
/// behind one that was cut are found (<see cref="TornLine"/>).
/// </summary>
/// <param name="block">Begins at a line's beginning.</param>
/// <param name="offset">Where the block begins in its file.</param>
/// <param name="final">Nothing follows: what has no newline is a line all the same.</param>
public ref struct BlockScanner(ReadOnlyMemory<byte> block, long offset, bool final, Quarantine quarantine)
{
    private readonly ReadOnlySpan<byte> _text = block.Span;
    private ReadOnlySpan<byte> _lastId = default;
    private SessionKey _lastKey = default;
    private int _position = 0;
    private int _tornEnd = 0;

    /// <summary>Bytes of the block that were taken as lines; the rest is the beginning of one.</summary>
    public readonly int Consumed => _position;

    /// <summary>Lines that did not have the usual shape; for a reader of figures.</summary>
    public long Unusual { get; private set; } = 0;

    public bool TryNext(out ScannedLine line)
    {
        while (_position < _text.Length)
        {
            if (EventShape.TryMatch(_text[_position..], out var shape))
            {
                var id = _text.Slice(_position + EventShape.IdStart, ShardFormat.SessionIdLength);
                if (SameSession(id))
                {
                    line = new ScannedLine
                    {
                        Kind = RecordKind.Event,
                        Session = _lastKey,
                        Offset = offset + _position,
                        Microseconds = shape.Microseconds,
                        Channel = shape.Channel,
                        NoEcho = shape.NoEcho,
                        Data = _text.Slice(_position + shape.DataStart, shape.DataLength),
                        Escaped = shape.Escaped,
                    };
                    _position += shape.Length;
                    return true;
                }
            }

            var length = _text[_position..].IndexOf((byte)'\n');
            if (length < 0 && !final)
                break;

            if (TryLongWay(length < 0 ? _text.Length - _position : length, hasNewline: length >= 0, out line))
                return true;
        }

        line = default;
        return false;
    }

    // The rest of a line that began before has been tried as a whole already: so each byte is parsed twice at most, whatever stands there.
    private bool TryLongWay(int length, bool hasNewline, out ScannedLine line)
    {
        var start = _position;
        var isRest = start < _tornEnd;
        if (!isRest && TryParse(start, length, out line))
        {
            _position += length + (hasNewline ? 1 : 0);
            return true;
        }

        var cut = length > LineReader.DefaultLimit ? -1 : TornLine.Cut(_text.Slice(start, length));
        var part = cut < 0 ? length : cut;
        _tornEnd = start + length;
        _position += part + (cut < 0 && hasNewline ? 1 : 0);
        line = default;
        if ((isRest || cut >= 0) && TryParse(start, part, out line))
            return true;

        quarantine.Add(offset + start, part);
        return false;
    }

    // Lines of one session stand together, mostly: thirty-six equal bytes need no parsing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SameSession(ReadOnlySpan<byte> id)
    {
        if (!_lastId.IsEmpty && Same(id, _lastId))
            return true;
        if (!SessionKey.TryParse(id, out var key))
            return false;

        _lastId = id;
        _lastKey = key;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Same(ReadOnlySpan<byte> id, ReadOnlySpan<byte> other)
    {
        ref var a = ref MemoryMarshal.GetReference(id);
        ref var b = ref MemoryMarshal.GetReference(other);
        return Vector256.LoadUnsafe(ref a) == Vector256.LoadUnsafe(ref b)
            && Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref a, 32)) == Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref b, 32));
    }

    private bool TryParse(int start, int length, out ScannedLine line)
    {
        Unusual++;
        line = default;
        var memory = block.Slice(start, length);
        var id = SessionIds.Of(memory.Span);
        if (length > LineReader.DefaultLimit
            || !SessionKey.TryParse(id, out var key)
            || !Utf8.IsValid(memory.Span)
            || !ShardLine.TryParse(memory, out var record))
        {
            return false;
        }

        line = new ScannedLine
        {
            Kind = record.Kind,
            Session = key,
            Offset = offset + start,
            Microseconds = (long)Math.Round(record.Time * 1e6),
            Channel = record.Channel,
            NoEcho = record.NoEcho,
            Data = record.Data.Span,
            Escaped = record.Data.Span.Contains((byte)'\\'),
            Base64 = record.Base64.Span,
            Header = record.Header,
            End = record.End,
        };
        return true;
    }
}
