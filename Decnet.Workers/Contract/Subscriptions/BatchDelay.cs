using System.Globalization;
using System.Text.RegularExpressions;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Reads <c>500ms</c>, <c>5s</c>, <c>1m</c>.</summary>
internal static partial class BatchDelay
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <returns>Null when it is none, or out of bounds.</returns>
    public static TimeSpan? Of(BatchSpec? batch)
    {
        var match = Form().Match(batch?.MaxDelay ?? BatchSpec.UsualDelay);
        if (!match.Success)
            return null;

        var number = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var delay = match.Groups[2].ValueSpan switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            _ => TimeSpan.FromMinutes(number),
        };
        return delay >= Least && delay <= Most ? delay : null;
    }

    [GeneratedRegex("""^([0-9]{1,6})(ms|s|m)\z""")]
    private static partial Regex Form();
}
