namespace Decnet.Bus.Topics;

/// <summary>A topic, made by <see cref="BusTopics"/> from tokens that were checked. The default value is none and is refused everywhere.</summary>
public readonly record struct Topic
{
    private readonly string? _text;

    private Topic(string text) => _text = text;

    /// <summary>A topic that a person typed.</summary>
    /// <exception cref="ArgumentException">A token is none: see <see cref="Token"/>.</exception>
    public static Topic Parse(string text) => Of(text.Split('.'));

    public override string ToString() => _text ?? "";

    /// <exception cref="ArgumentException">A token is none: see <see cref="Token"/>.</exception>
    internal static Topic Of(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            Token.Check(token);
        }

        return new Topic(string.Join('.', tokens));
    }

    /// <summary>A topic that came over the wire, where the server checked it.</summary>
    internal static Topic FromWire(string text) => new(text);
}
