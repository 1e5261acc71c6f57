using Decnet.Store.Knowledge;

namespace Decnet.Api.Profiles;

/// <summary>The figures of a profile; gaps are between consecutive inputs, in seconds.</summary>
internal sealed record SessionFigures
{
    public double? IkiMean { get; init; }

    public double? IkiStdev { get; init; }

    public double? IkiP50 { get; init; }

    public double? IkiP95 { get; init; }

    /// <summary>Deviation over mean: scripts are below 0.1, people from 0.7 to 1.5.</summary>
    public double? Cov { get; init; }

    public double? EnterLatencyP50 { get; init; }

    public double? EnterLatencyP95 { get; init; }

    public double? BurstRatio { get; init; }

    public double? ThinkRatio { get; init; }

    public int? CtrlBackspace { get; init; }

    public int? CtrlWkill { get; init; }

    public int? CtrlUkill { get; init; }

    public int? CtrlAbort { get; init; }

    public int? CtrlEof { get; init; }

    public double? ArrowRate { get; init; }

    public double? TabRate { get; init; }

    public double? StartOfActionLatencyMs { get; init; }

    /// <summary>Gaps below 0.2 s.</summary>
    public int? PauseHistBurst { get; init; }

    /// <summary>Gaps from 0.2 to below 1.5 s.</summary>
    public int? PauseHistThink { get; init; }

    /// <summary>Gaps of 1.5 s and more.</summary>
    public int? PauseHistDistracted { get; init; }

    public double? MaxPauseGap { get; init; }

    public int? TotalKeystrokes { get; init; }

    public int? PasteEvents { get; init; }

    public int? PastedKeystrokes { get; init; }

    public double? SessionDurationS { get; init; }

    public static SessionFigures Of(SessionProfile profile) => new()
    {
        IkiMean = profile.KdIkiMean,
        IkiStdev = profile.KdIkiStdev,
        IkiP50 = profile.KdIkiP50,
        IkiP95 = profile.KdIkiP95,
        Cov = profile.Cov,
        EnterLatencyP50 = profile.KdEnterLatencyP50,
        EnterLatencyP95 = profile.KdEnterLatencyP95,
        BurstRatio = profile.KdBurstRatio,
        ThinkRatio = profile.KdThinkRatio,
        CtrlBackspace = profile.KdCtrlBackspace,
        CtrlWkill = profile.KdCtrlWkill,
        CtrlUkill = profile.KdCtrlUkill,
        CtrlAbort = profile.KdCtrlAbort,
        CtrlEof = profile.KdCtrlEof,
        ArrowRate = profile.KdArrowRate,
        TabRate = profile.KdTabRate,
        StartOfActionLatencyMs = profile.KdStartOfActionLatencyMs,
        PauseHistBurst = profile.KdPauseHistBurst,
        PauseHistThink = profile.KdPauseHistThink,
        PauseHistDistracted = profile.KdPauseHistDistracted,
        MaxPauseGap = profile.KdMaxPauseGap,
        TotalKeystrokes = profile.TotalKeystrokes,
        PasteEvents = profile.PasteEvents,
        PastedKeystrokes = profile.PastedKeystrokes,
        SessionDurationS = profile.SessionDurationS,
    };
}
