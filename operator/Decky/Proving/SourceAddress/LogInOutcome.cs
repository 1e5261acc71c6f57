namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <param name="SentFrom">Our own address on the way there; null when there is no way.</param>
/// <param name="RecordedAs">What the machine recorded; null when it recorded nothing.</param>
/// <param name="Problem">Why nothing is known, for people.</param>
/// <param name="Skipped">Sessions since the last look for which nothing could be recorded.</param>
internal sealed record LogInOutcome(LogInTrial Trial, string? SentFrom, string? RecordedAs, string? Problem, int Skipped);
