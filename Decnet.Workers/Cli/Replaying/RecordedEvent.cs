namespace Decnet.Cli.Replaying;

/// <summary>One thing that happened on the intruder's terminal.</summary>
/// <param name="Time">Seconds since the session began; never before the event ahead of it.</param>
/// <param name="Channel">o, i or r.</param>
/// <param name="Data">The exact bytes.</param>
/// <param name="NoEcho">Typed at a password prompt.</param>
internal sealed record RecordedEvent(double Time, char Channel, byte[] Data, bool NoEcho);
