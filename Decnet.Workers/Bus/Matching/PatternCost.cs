namespace Decnet.Bus.Matching;

/// <summary>What a pattern takes in memory at most: a node of the tree for each token, and its text in two places.</summary>
internal static class PatternCost
{
    // Measured with tokens that no two patterns share: some 350 bytes a node.
    private const int Node = 384, Character = 4;

    /// <returns>Bytes.</returns>
    public static int Of(string pattern) => ((pattern.AsSpan().Count('.') + 1) * Node) + (pattern.Length * Character);
}
