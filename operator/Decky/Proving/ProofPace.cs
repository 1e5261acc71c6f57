namespace Decnet.Operator.Decky.Proving;

/// <summary>How soon to look again at what no watch reports.</summary>
internal sealed record ProofPace
{
    /// <summary>The API server refused the twin. Default 10 min.</summary>
    public TimeSpan UntilAllowed { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A synthetic log-in is under way. Default 2 s.</summary>
    public TimeSpan UntilAnswered { get; init; } = TimeSpan.FromSeconds(2);
}
