using System.Globalization;

namespace Decnet.Cli.Profiles;

/// <summary>How long somebody paused between keys, as bars.</summary>
internal static class PauseHistogram
{
    private const int Width = 32;
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <param name="bars">Label and number of pauses.</param>
    /// <param name="blocks">Drawn with eighths of a block; else with #, for a file or a mail.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<(string Label, int Count)> bars, bool blocks)
    {
        var most = Math.Max(1, bars.Max(bar => bar.Count));
        var label = bars.Max(bar => bar.Label.Length);
        foreach (var (text, count) in bars)
        {
            var bar = blocks ? Blocks(count, most) : new string('#', Steps(count, most, Width));
            yield return string.Create(CultureInfo.InvariantCulture, $"{text.PadLeft(label)}  {bar.PadRight(Width)} {count}");
        }
    }

    private static string Blocks(int count, int most)
    {
        var (whole, rest) = Math.DivRem(Steps(count, most, Width * 8), 8);
        return new string('█', whole) + (rest > 0 ? Eighths[rest].ToString() : "");
    }

    // What is there at all is seen.
    private static int Steps(int count, int most, int steps) => count == 0 ? 0 : Math.Max(1, (int)((long)count * steps / most));
}
