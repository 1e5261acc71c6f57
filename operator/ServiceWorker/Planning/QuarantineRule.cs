using System.Globalization;
using System.Text.RegularExpressions;
using Decnet.Operator.ServiceWorker.Api;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>So many crashes inside so long a time are too many.</summary>
internal sealed partial record QuarantineRule(int Crashes, TimeSpan Window)
{
    public const int MostCrashes = 50;
    public static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    /// <summary>As in the CRD, which an old object may predate.</summary>
    public static QuarantineRule Usual { get; } = new(5, TimeSpan.FromMinutes(10));

    /// <returns>Null when a value makes no sense.</returns>
    public static QuarantineRule? Of(WorkerQuarantine? given)
    {
        var crashes = given?.Crashes ?? Usual.Crashes;
        var window = given?.Window is { } text ? Duration(text) : Usual.Window;
        return crashes is >= 1 and <= MostCrashes && window >= ShortestWindow && window <= LongestWindow ? new(crashes, window.Value) : null;
    }

    private static TimeSpan? Duration(string text)
    {
        var match = Parts().Match(text);
        if (!match.Success || text.Length is 0 or > 16)
            return null;

        var seconds = (Number(match.Groups[1]) * 3600) + (Number(match.Groups[2]) * 60) + Number(match.Groups[3]);
        return seconds <= LongestWindow.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double Number(Group digits) => digits.Success ? double.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?\\z")]
    private static partial Regex Parts();
}
