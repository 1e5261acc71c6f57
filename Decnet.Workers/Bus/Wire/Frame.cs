namespace Decnet.Bus.Wire;

/// <summary>One frame, as slices of the bytes it was read from.</summary>
internal readonly ref struct Frame(Verb verb, ReadOnlySpan<byte> argument, ReadOnlySpan<byte> body, int size)
{
    public Verb Verb { get; } = verb;

    public ReadOnlySpan<byte> Argument { get; } = argument;

    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>Bytes from the verb to the end of the body.</summary>
    public int Size { get; } = size;
}
