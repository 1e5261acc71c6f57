namespace Decnet.Recordings.Finding;

/// <summary>Something in an artifact root that was not read, and why. Reading goes on without it.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Reason">One short sentence for a person.</param>
public sealed record Refusal(string Path, string Reason);
