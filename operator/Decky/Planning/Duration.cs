using System.Globalization;
using System.Text.RegularExpressions;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Reads a length of time as Kubernetes' own fields are written: <c>1h30m</c>, <c>10m</c>, <c>45s</c>, <c>0</c>.</summary>
internal static partial class Duration
{
    /// <returns>Null when it is none.</returns>
    public static TimeSpan? Parse(string text)
    {
        var match = Parts().Match(text);
        return text == "0" ? TimeSpan.Zero
            : text.Length == 0 || !match.Success ? null
            : new TimeSpan(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("""^(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,5})s)?\z""")]
    private static partial Regex Parts();
}
