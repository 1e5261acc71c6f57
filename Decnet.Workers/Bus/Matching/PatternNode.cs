namespace Decnet.Bus.Matching;

/// <summary>One token of a pattern: literal children by name, `*`, and `&gt;` which ends a pattern.</summary>
internal sealed class PatternNode<T>
    where T : class
{
    private Dictionary<string, PatternNode<T>>? _literals;

    public HashSet<T> Values { get; } = [];

    public PatternNode<T>? Any { get; private set; }

    public PatternNode<T>? Tail { get; private set; }

    public bool IsEmpty => Values.Count == 0 && Any is null && Tail is null && _literals is null;

    public PatternNode<T>? Literal(ReadOnlySpan<char> token) =>
        _literals is not null && _literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var child) ? child : null;

    public PatternNode<T>? Existing(ReadOnlySpan<char> token) => token switch
    {
        "*" => Any,
        ">" => Tail,
        _ => Literal(token),
    };

    public PatternNode<T> Child(ReadOnlySpan<char> token)
    {
        switch (token)
        {
            case "*":
                return Any ??= new PatternNode<T>();
            case ">":
                return Tail ??= new PatternNode<T>();
            default:
                _literals ??= [];
                var lookup = _literals.GetAlternateLookup<ReadOnlySpan<char>>();
                return lookup.TryGetValue(token, out var child) ? child : lookup[token] = new PatternNode<T>();
        }
    }

    public void Prune(ReadOnlySpan<char> token)
    {
        switch (token)
        {
            case "*":
                Any = null;
                break;
            case ">":
                Tail = null;
                break;
            default:
                _literals?.GetAlternateLookup<ReadOnlySpan<char>>().Remove(token);
                _literals = _literals is { Count: > 0 } ? _literals : null;
                break;
        }
    }
}
