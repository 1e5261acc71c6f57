using System.Text.RegularExpressions;

namespace Decnet.Operator.Tests.Chart;

/// <summary>Reasons with their doc comments, as the source has them.</summary>
internal static partial class ReasonList
{
    public static IEnumerable<string> Rows() => Reason().Matches(File.ReadAllText(Checkout.File("operator/Decky/Contract/Reason.cs")))
        .Select(match => $"| `{match.Groups[2].Value}` | {match.Groups[1].Value} |");

    [GeneratedRegex("""/// <summary>([^<]+)</summary>\s+public const string (\w+) =""")]
    private static partial Regex Reason();
}
