namespace Decnet.Recordings.Exporting;

public sealed record AsciicastOptions
{
    /// <summary>Written into the header; players show it.</summary>
    public string? Title { get; init; }

    /// <summary>Whether what the intruder typed goes into the file, passwords included.</summary>
    public bool WithInput { get; init; } = true;

    /// <summary>Seconds that a player should cut a pause to; null for none.</summary>
    public double? IdleTimeLimit { get; init; }
}
