namespace Decnet.Operator.Decky.Proving;

/// <summary>How soon to look again at what no watch reports, and how much all proofs together may ask.</summary>
internal sealed record ProofPace
{
    /// <summary>The API server refused the twin. Default 10 min.</summary>
    public TimeSpan UntilAllowed { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A synthetic log-in is under way. Default 2 s.</summary>
    public TimeSpan UntilAnswered { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests to the API server for proofs, of all machines together. Default 0.15.</summary>
    public double RequestsASecond { get; init; } = 0.15;
}
