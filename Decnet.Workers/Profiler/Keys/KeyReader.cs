using System.Text;

namespace Decnet.Profiler.Keys;

/// <summary>The keys in the bytes of one input, one after the other.</summary>
internal ref struct KeyReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes behind the last key.</summary>
    public readonly int Left => _rest.Length;

    public bool TryNext(out Key key)
    {
        key = default;
        if (_rest.IsEmpty)
            return false;

        var length = 1;
        key = _rest[0] switch
        {
            0x1b when _rest.Length > 2 && _rest[1] is (byte)'[' or (byte)'O' => Sequence(out length),
            0x08 => Key.Backspace,
            0x0a => Key.Enter,
            >= 0x80 => Letter(out length),
            var plain => new Key(plain),
        };
        _rest = _rest[length..];
        return true;
    }

    private readonly Key Letter(out int length)
    {
        _ = Rune.DecodeFromUtf8(_rest, out _, out length);
        return Key.Letter;
    }

    // ESC [ parameters final, or ESC O final.
    private readonly Key Sequence(out int length)
    {
        length = 2;
        while (_rest[1] == '[' && length < _rest.Length - 1 && _rest[length] is >= 0x20 and < 0x40)
            length++;

        var final = _rest[length];
        var parameters = _rest[2..length];
        length++;
        return final switch
        {
            (byte)'A' or (byte)'B' or (byte)'C' or (byte)'D' => Key.Arrow,
            (byte)'~' when parameters.SequenceEqual("200"u8) => Key.PasteBegin,
            (byte)'~' when parameters.SequenceEqual("201"u8) => Key.PasteEnd,
            _ => Key.Sequence,
        };
    }
}
