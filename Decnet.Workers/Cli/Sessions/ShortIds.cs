namespace Decnet.Cli.Sessions;

/// <summary>The shortest beginning, eight characters or more, at which no two listed ids are the same.</summary>
internal static class ShortIds
{
    private const int Least = 8;

    public static int Length(IEnumerable<string> ids)
    {
        var sorted = ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var length = Least;
        for (var i = 1; i < sorted.Count; i++)
            length = Math.Max(length, CommonLength(sorted[i - 1], sorted[i]) + 1);
        return length;
    }

    private static int CommonLength(string a, string b) => a.AsSpan().CommonPrefixLength(b);
}
