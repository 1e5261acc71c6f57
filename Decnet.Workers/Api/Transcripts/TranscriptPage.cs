namespace Decnet.Api.Transcripts;

/// <summary>A part of what was typed and shown in a session.</summary>
/// <param name="Width">Columns of the terminal at the beginning.</param>
/// <param name="Events">Each is `[t, ch, d]`: seconds since the session began, `o` (shown), `i` (typed) or `r` (resized), and the text.</param>
/// <param name="Next">What to give as `after` for the next part; null when there is nothing more now.</param>
/// <param name="Ended">The end of the recording is in this part or before it; while it is false, more may come.</param>
/// <param name="Truncated">The recorder's cap was reached: output is missing.</param>
/// <param name="Hidden">Input at password prompts is shown as • because the caller may not see credentials.</param>
internal sealed record TranscriptPage(
    string Sid, int Width, int Height, IReadOnlyList<object[]> Events, long? Next, bool Ended, bool Truncated, bool Hidden);
