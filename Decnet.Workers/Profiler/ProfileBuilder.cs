using Decnet.Profiler.Judging;
using Decnet.Profiler.Keys;
using Decnet.Profiler.Timing;
using Decnet.Profiler.Typing;
using Decnet.Store.Knowledge;

namespace Decnet.Profiler;

/// <summary>
/// The profile of one session, built while its events pass by once. Memory is bounded whatever is typed, nothing that was typed is kept but
/// counts of pairs, and the same events give the same profile.
/// </summary>
/// <param name="hasTerminal">Input of a session without a terminal is a program's: there is no typing to speak of.</param>
public sealed class ProfileBuilder(bool hasTerminal = true)
{
    private const long ClipLimit = 10_000_000;
    private const long RestLimit = 2_000_000;
    // Beyond this a pause is a thought and says nothing about the hand.
    private const long DigraphLimit = 1_000_000;
    private const int PasteKeys = 4;

    private KeyCounts _keys;
    private PauseCounts _pauses;
    private Moments _gaps;
    private Quantiles? _gapQuantiles;
    private Quantiles? _enterLatencies;
    private Quantiles? _startLatencies;
    private DigraphTable? _digraphs;
    private long _lastInput = -1;
    private long _lastTime;
    private Key? _lastKey;
    private bool _rested;
    private bool _pasting;

    /// <summary>Any event, for the duration alone.</summary>
    public void Seen(long microseconds) => _lastTime = Math.Max(_lastTime, microseconds);

    /// <param name="bytes">As they were typed.</param>
    /// <param name="noEcho">Typed at a password prompt: it counts for the rhythm, never for pairs of keys.</param>
    /// <returns>Whether it was pasted.</returns>
    public bool Input(long microseconds, ReadOnlySpan<byte> bytes, bool noEcho)
    {
        Seen(microseconds);
        if (!hasTerminal || bytes.IsEmpty)
            return false;

        var pasteBefore = _pasting;
        var inEvent = Count(bytes, out var last);
        var pasted = pasteBefore || _pasting || inEvent.Bracketed || inEvent.Total >= PasteKeys;
        _keys.Add(inEvent, pasted);
        // A clock that runs backwards, or a forged line: no gap is negative.
        var gap = _lastInput < 0 ? -1 : Math.Max(0, microseconds - _lastInput);
        if (gap >= 0)
            Gap(gap, single: inEvent.Total == 1, last, noEcho);
        else
            _rested = microseconds > RestLimit;

        _lastInput = Math.Max(microseconds, _lastInput);
        _lastKey = inEvent.Total == 1 && !noEcho && !pasted ? last : null;
        return pasted;
    }

    /// <param name="end">When the session ended, if that is known.</param>
    public SessionProfile Build(long? end = null)
    {
        var duration = (end ?? _lastTime) / 1e6;
        if (!hasTerminal)
            return new SessionProfile { SessionDurationS = duration };

        var judgement = Judge.Of(Rhythm());
        var typed = _keys.Total > 0;
        var gaps = _gaps.Count > 0;
        return new SessionProfile
        {
            KdIkiMean = _gaps.Mean,
            KdIkiStdev = _gaps.Deviation,
            KdIkiP50 = _gapQuantiles?.Seconds(0.5),
            KdIkiP95 = _gapQuantiles?.Seconds(0.95),
            KdEnterLatencyP50 = _enterLatencies?.Seconds(0.5),
            KdEnterLatencyP95 = _enterLatencies?.Seconds(0.95),
            KdBurstRatio = gaps ? (double)_pauses.Burst / _gaps.Count : null,
            KdThinkRatio = gaps ? (double)_pauses.OverOneSecond / _gaps.Count : null,
            KdCtrlBackspace = typed ? _keys.Backspace : null,
            KdCtrlWkill = typed ? _keys.WordKill : null,
            KdCtrlUkill = typed ? _keys.LineKill : null,
            KdCtrlAbort = typed ? _keys.Abort : null,
            KdCtrlEof = typed ? _keys.EndOfFile : null,
            KdArrowRate = typed ? (double)_keys.Arrow / _keys.Total : null,
            KdTabRate = typed ? (double)_keys.Tab / _keys.Total : null,
            KdDigraphSimhash = _digraphs is null ? null : TypingHash.Of(_digraphs),
            KdTopBigrams = _digraphs?.TopAsJson(),
            KdStartOfActionLatencyMs = _startLatencies?.Seconds(0.5) * 1000,
            KdPauseHistBurst = gaps ? _pauses.Burst : null,
            KdPauseHistThink = gaps ? _pauses.Think : null,
            KdPauseHistDistracted = gaps ? _pauses.Distracted : null,
            KdMaxPauseGap = gaps ? _pauses.Longest / 1e6 : null,
            TotalKeystrokes = _keys.Total,
            SessionDurationS = duration,
            Cov = _gaps.Variation,
            Verdict = judgement.Verdict,
            VerdictReasons = string.Join(' ', judgement.Reasons),
            PasteEvents = typed ? _keys.PasteEvents : null,
            PastedKeystrokes = typed ? _keys.Pasted : null,
        };
    }

    private KeyCounts Count(ReadOnlySpan<byte> bytes, out Key last)
    {
        var counts = default(KeyCounts);
        var reader = new KeyReader(bytes);
        last = default;
        while (reader.TryNext(out var key))
        {
            _pasting = key == Key.PasteBegin || (_pasting && key != Key.PasteEnd);
            counts.Add(key);
            if (!key.IsBracket)
                last = key;
        }

        return counts;
    }

    private void Gap(long gap, bool single, Key key, bool noEcho)
    {
        var clipped = (uint)Math.Min(gap, ClipLimit);
        _gaps.Add(clipped / 1e6);
        _pauses.Add(gap);
        (_gapQuantiles ??= new Quantiles()).Add(clipped);
        if (single && key == Key.Enter)
            (_enterLatencies ??= new Quantiles()).Add(clipped);
        if (_rested && gap <= RestLimit)
            (_startLatencies ??= new Quantiles()).Add(clipped);
        if (single && !noEcho && !_pasting && _lastKey is { } before && gap <= DigraphLimit)
            (_digraphs ??= new DigraphTable()).Add(before, key, gap);
        _rested = gap > RestLimit;
    }

    private Rhythm Rhythm() => new()
    {
        Gaps = _gaps.Count,
        Variation = _gaps.Variation,
        VariationInBursts = _gapQuantiles?.Seconds(0.5) is { } median ? _gapQuantiles.UpTo(3 * median).Variation : null,
        Median = _gapQuantiles?.Seconds(0.5),
        LongestGap = _pauses.Longest / 1e6,
        Corrections = _keys.Backspace + _keys.WordKill + _keys.LineKill,
        ThinkingPauses = _pauses.OverOneSecond,
        Keys = _keys.Total,
        PastedKeys = _keys.Pasted,
    };
}
