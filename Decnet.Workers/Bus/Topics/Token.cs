using System.Buffers;

namespace Decnet.Bus.Topics;

/// <summary>One token of a topic as the product makes them: 1 to 127 of A-Z a-z 0-9 _ -. A dot in a token would make two of it, a wildcard a pattern.</summary>
internal static class Token
{
    private const int Limit = 127;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <exception cref="ArgumentException">It is none.</exception>
    public static void Check(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length is 0 or > Limit || token.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException($"no token of a topic: \"{Shown(token)}\" (1 to {Limit} of A-Z a-z 0-9 _ -)", nameof(token));
        }
    }

    /// <summary>A namespace or a name: a DNS label, so that `namespace_name` is unambiguous.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string DnsLabel(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var fits = label.Length <= 63 && label[0] != '-' && label[^1] != '-'
            && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return fits ? label : throw new ArgumentException($"no DNS label: \"{Shown(label)}\"", nameof(label));
    }

    /// <summary>It may come from an attacker: control characters don't reach a log.</summary>
    private static string Shown(string text) =>
        new([.. text.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
