namespace Decnet.Store.Knowledge;

/// <summary>
/// How somebody typed in one session: times and frequencies, never what was typed. Null means that it was not computed (a session without a
/// terminal, too few inputs), which is something else than zero. Gaps are between consecutive inputs, clipped at 10 s, in seconds.
/// </summary>
public sealed record SessionProfile
{
    public double? KdIkiMean { get; init; }

    /// <summary>Of a sample (n - 1).</summary>
    public double? KdIkiStdev { get; init; }

    public double? KdIkiP50 { get; init; }

    public double? KdIkiP95 { get; init; }

    /// <summary>Between the last key of a line and Enter.</summary>
    public double? KdEnterLatencyP50 { get; init; }

    public double? KdEnterLatencyP95 { get; init; }

    /// <summary>Share of gaps below 0.2 s.</summary>
    public double? KdBurstRatio { get; init; }

    /// <summary>Share of gaps above 1 s.</summary>
    public double? KdThinkRatio { get; init; }

    public int? KdCtrlBackspace { get; init; }

    /// <summary>Ctrl-W.</summary>
    public int? KdCtrlWkill { get; init; }

    /// <summary>Ctrl-U.</summary>
    public int? KdCtrlUkill { get; init; }

    /// <summary>Ctrl-C.</summary>
    public int? KdCtrlAbort { get; init; }

    /// <summary>Ctrl-D.</summary>
    public int? KdCtrlEof { get; init; }

    /// <summary>Per keystroke.</summary>
    public double? KdArrowRate { get; init; }

    /// <summary>Per keystroke.</summary>
    public double? KdTabRate { get; init; }

    /// <summary>Eight bytes: the fewer bits differ between two sessions, the more alike their typing.</summary>
    public byte[]? KdDigraphSimhash { get; init; }

    /// <summary>JSON <c>[["ls",5,81.2],…]</c>: at most 32 pairs with their number (3 or more) and mean gap in ms, most frequent first.</summary>
    public string? KdTopBigrams { get; init; }

    /// <summary>Median of the first gap after the hands had rested for more than 2 s, in ms.</summary>
    public double? KdStartOfActionLatencyMs { get; init; }

    /// <summary>Gaps below 0.2 s.</summary>
    public int? KdPauseHistBurst { get; init; }

    /// <summary>Gaps from 0.2 to below 1.5 s.</summary>
    public int? KdPauseHistThink { get; init; }

    /// <summary>Gaps of 1.5 s and more.</summary>
    public int? KdPauseHistDistracted { get; init; }

    /// <summary>The longest gap, not clipped.</summary>
    public double? KdMaxPauseGap { get; init; }

    public int? TotalKeystrokes { get; init; }

    public double? SessionDurationS { get; init; }

    /// <summary>KdIkiStdev / KdIkiMean.</summary>
    public double? Cov { get; init; }

    /// <summary><c>human</c>, <c>jittered</c> or <c>script</c>; null when nothing can be said.</summary>
    public string? Verdict { get; init; }

    /// <summary>Why, as words with spaces between them.</summary>
    public string? VerdictReasons { get; init; }

    /// <summary>Inputs that came as a whole: bracketed paste, or four and more keys at once.</summary>
    public int? PasteEvents { get; init; }

    public int? PastedKeystrokes { get; init; }
}
