namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>Lines of <c>key=value</c>.</summary>
internal static class KeyValueLines
{
    public static string? Value(string text, string key) => text.Split('\n')
        .FirstOrDefault(line => line.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
}
