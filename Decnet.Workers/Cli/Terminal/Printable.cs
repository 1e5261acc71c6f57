using System.Globalization;
using System.Text;

namespace Decnet.Cli.Terminal;

/// <summary>Makes an intruder's text safe to show in one line: what a terminal would act on, or what hides, is written out.</summary>
internal static class Printable
{
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(shown, rune);
        return shown.ToString();
    }

    /// <summary>Cells that escaped text takes on a terminal.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    /// <summary>The text, or its beginning and an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
            return text;

        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((used += Width(rune)) > width - 1)
                break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n': shown.Append("\\n"); break;
            case '\r': shown.Append("\\r"); break;
            case '\t': shown.Append("\\t"); break;
            case 0x1b: shown.Append("\\e"); break;
            case < 0x100 when Rune.IsControl(rune):
                shown.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
                break;
            default:
                if (IsHidden(rune))
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
                else
                    shown.Append(rune);
                break;
        }
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static int Width(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xa4cf or >= 0xac00 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff
            or >= 0xfe30 and <= 0xfe6f or >= 0xff00 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 or >= 0x1f300 and <= 0x1faff
            or >= 0x20000 and <= 0x3fffd => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };
}
