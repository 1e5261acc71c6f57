namespace Decnet.Operator.Decky.Planning;

/// <summary>How conditions are proved.</summary>
internal sealed record ProofSettings
{
    /// <summary>What must not be reached from any machine, for the init step. The API server's Service is always among what it tries.</summary>
    public IReadOnlyList<ProofTarget> Targets { get; init; } = [];

    /// <summary>Another pod of the cluster that certainly answers: the operator itself. Known to the twin only, for it changes with every restart.</summary>
    public ProofTarget? OtherPod { get; init; }

    /// <summary>How often containment and source address are proved anew, more seldom with more than 90 machines. Zero: never. Default one hour.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether synthetic log-ins are made.</summary>
    public bool SourceAddress { get; init; } = true;

    /// <summary>Address that the operator's node gives to what leaves it for other nodes; empty when not known.</summary>
    public string NodeAddress { get; init; } = "";
}
