namespace Decnet.Operator.Decky.Planning;

/// <summary>
/// The operator's settings for deckies as they are given: on the command line (<c>--decky-image X</c>) or in the
/// environment (<c>OPERATOR_DECKYIMAGE=X</c>). Lists are separated by commas.
/// </summary>
internal sealed record DeckySettings
{
    /// <summary>Command-line switches and the settings that they stand for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Switches = new Dictionary<string, string>
    {
        ["--decky-image"] = nameof(DeckyImage),
        ["--decky-image-pull-policy"] = nameof(DeckyImagePullPolicy),
        ["--decky-image-pull-secrets"] = nameof(DeckyImagePullSecrets),
        ["--decky-resolvers"] = nameof(DeckyResolvers),
        ["--artifact-root"] = nameof(ArtifactRoot),
        ["--artifact-allowed-paths"] = nameof(ArtifactAllowedPaths),
        ["--artifact-uid"] = nameof(ArtifactUid),
        ["--artifact-gid"] = nameof(ArtifactGid),
        ["--cluster-cidrs"] = nameof(ClusterCidrs),
        ["--session-grace"] = nameof(SessionGrace),
        ["--proof-targets"] = nameof(ProofTargets),
        ["--proof-interval"] = nameof(ProofInterval),
        ["--proof-source-address"] = nameof(ProofSourceAddress),
    };

    /// <summary>Image of the machines. Must be given.</summary>
    public string DeckyImage { get; init; } = "";

    /// <summary>Always, IfNotPresent (default) or Never.</summary>
    public string DeckyImagePullPolicy { get; init; } = "IfNotPresent";

    public string DeckyImagePullSecrets { get; init; } = "";

    /// <summary>Name servers in the machines' resolv.conf; default two public ones.</summary>
    public string DeckyResolvers { get; init; } = "";

    /// <summary>Directory on the nodes for recordings; default /var/lib/decnet/artifacts.</summary>
    public string ArtifactRoot { get; init; } = "/var/lib/decnet/artifacts";

    /// <summary>Further directories on nodes that a Decky may name.</summary>
    public string ArtifactAllowedPaths { get; init; } = "";

    /// <summary>Uid of machines and recordings; default 1000, never 0.</summary>
    public string ArtifactUid { get; init; } = "1000";

    /// <summary>Gid of machines and recordings; default 1000, never 0.</summary>
    public string ArtifactGid { get; init; } = "1000";

    /// <summary>The cluster's own networks, which no machine may reach.</summary>
    public string ClusterCidrs { get; init; } = "";

    /// <summary>How long a change that makes a machine anew waits for somebody who is logged in; default 10m.</summary>
    public string SessionGrace { get; init; } = "10m";

    /// <summary>What must not be reached from a machine, beside the API server and the operator: <c>label=address:port</c>.</summary>
    public string ProofTargets { get; init; } = "";

    /// <summary>How often containment and source address are proved anew; default 1h, 0 for never.</summary>
    public string ProofInterval { get; init; } = "1h";

    /// <summary>Prove the source address by synthetic log-ins; default true.</summary>
    public bool ProofSourceAddress { get; init; } = true;

    /// <summary>The operator's own address, from the environment; empty outside a cluster.</summary>
    public string PodAddress { get; init; } = "";

    /// <summary>The address of the operator's node, from the environment; empty outside a cluster.</summary>
    public string NodeAddress { get; init; } = "";

    /// <summary>Port at which the operator itself answers.</summary>
    public int HttpPort { get; init; } = 8080;
}
