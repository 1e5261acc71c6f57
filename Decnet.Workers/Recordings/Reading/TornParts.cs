namespace Decnet.Recordings.Reading;

/// <summary>The lines that one is made of, for <c>foreach</c>.</summary>
public struct TornParts(ReadOnlyMemory<byte> line, bool canBeCut)
{
    private ReadOnlyMemory<byte> _rest = line;
    private bool _ended;

    public ReadOnlyMemory<byte> Current { get; private set; }

    public readonly TornParts GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_ended)
            return false;

        var cut = canBeCut ? TornLine.Cut(_rest.Span) : -1;
        _ended = cut < 0;
        Current = _ended ? _rest : _rest[..cut];
        _rest = _ended ? default : _rest[cut..];
        return true;
    }
}
