namespace Decnet.Profiler.Judging;

/// <summary>What a verdict stands on.</summary>
internal sealed record Rhythm
{
    public required long Gaps { get; init; }

    public required double? Variation { get; init; }

    /// <summary>Of the gaps up to three medians: a script that sleeps between its commands is even inside them.</summary>
    public required double? VariationInBursts { get; init; }

    public required double? Median { get; init; }

    public required double LongestGap { get; init; }

    /// <summary>Backspace, Ctrl-W, Ctrl-U.</summary>
    public required int Corrections { get; init; }

    public required int ThinkingPauses { get; init; }

    public required int Keys { get; init; }

    public required int PastedKeys { get; init; }
}
