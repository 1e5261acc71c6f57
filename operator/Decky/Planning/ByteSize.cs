using System.Globalization;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Reads a quantity of bytes as Kubernetes writes it: a whole number with or without a decimal or binary suffix.</summary>
internal static class ByteSize
{
    private static readonly (string Suffix, long Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40),
        ("k", 1_000), ("M", 1_000_000), ("G", 1_000_000_000), ("T", 1_000_000_000_000),
    ];

    /// <returns>Null when it is no such quantity or does not fit.</returns>
    public static long? Parse(string text)
    {
        var (suffix, factor) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal), ("", 1));
        return long.TryParse(text[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= long.MaxValue / factor
            ? number * factor
            : null;
    }
}
