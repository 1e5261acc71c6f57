namespace Decnet.Api.Sessions;

/// <summary>One command of a session.</summary>
/// <param name="AtS">Seconds since the session began.</param>
/// <param name="Origin">`typed`, `pasted` or `exec`.</param>
internal sealed record CommandItem(double AtS, string Origin, string Text);
