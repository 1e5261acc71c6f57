namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>One line an account: <c>name:hash</c>.</summary>
internal static class CredentialLines
{
    public static string Write(IEnumerable<(string Account, string Hash)> entries) =>
        string.Concat(entries.Select(entry => $"{entry.Account}:{entry.Hash}\n"));

    public static Dictionary<string, string> Read(string text) => text.Split('\n')
        .Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
        .DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]);
}
