namespace Decnet.Webhook.Cluster;

/// <summary>What a condition and a table's cell can hold: one line, bounded, nothing that a terminal would obey.</summary>
internal static class ErrorLine
{
    private const int Longest = 256;

    public static string Of(string error)
    {
        var line = string.Concat(error.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)).Take(Longest + 1));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
