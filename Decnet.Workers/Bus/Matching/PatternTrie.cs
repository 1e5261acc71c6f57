namespace Decnet.Bus.Matching;

/// <summary>
/// Patterns as a tree of tokens. A match visits only nodes that agree with the topic so far, so its cost does not grow with
/// patterns that don't match. Not thread-safe.
/// </summary>
internal sealed class PatternTrie<T>
    where T : class
{
    private readonly PatternNode<T> _root = new();

    /// <summary>Changes with every change of the tree: what was matched under another version is out of date.</summary>
    public long Version { get; private set; }

    public bool IsEmpty => _root.IsEmpty;

    /// <returns>False when the value had that very pattern already.</returns>
    public bool Add(string pattern, T value)
    {
        var node = _root;
        foreach (var range in pattern.AsSpan().Split('.'))
        {
            node = node.Child(pattern.AsSpan()[range]);
        }

        return Changed(node.Values.Add(value));
    }

    /// <returns>False when the value did not have that pattern.</returns>
    public bool Remove(string pattern, T value) => Changed(Remove(_root, pattern, value));

    /// <summary>Adds every value with a pattern that matches, once.</summary>
    public void Match(ReadOnlySpan<char> topic, ISet<T> into) => Match(_root, topic, into);

    private static void Match(PatternNode<T> node, ReadOnlySpan<char> rest, ISet<T> into)
    {
        if (node.Tail is { } tail)
        {
            into.UnionWith(tail.Values);
        }

        var dot = rest.IndexOf('.');
        var token = dot < 0 ? rest : rest[..dot];
        foreach (var next in (ReadOnlySpan<PatternNode<T>?>)[node.Literal(token), node.Any])
        {
            if (next is not null && dot < 0)
            {
                into.UnionWith(next.Values);
            }
            else if (next is not null)
            {
                Match(next, rest[(dot + 1)..], into);
            }
        }
    }

    private static bool Remove(PatternNode<T> node, ReadOnlySpan<char> rest, T value)
    {
        var dot = rest.IndexOf('.');
        var token = dot < 0 ? rest : rest[..dot];
        if (node.Existing(token) is not { } child)
        {
            return false;
        }

        var removed = dot < 0 ? child.Values.Remove(value) : Remove(child, rest[(dot + 1)..], value);
        if (child.IsEmpty)
        {
            node.Prune(token);
        }

        return removed;
    }

    private bool Changed(bool changed)
    {
        Version += changed ? 1 : 0;
        return changed;
    }
}
