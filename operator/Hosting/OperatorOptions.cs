namespace Decnet.Operator.Hosting;

/// <summary>Settings from the command line (<c>--watch-namespaces a,b</c>) or the environment (<c>OPERATOR_WATCHNAMESPACES=a,b</c>).</summary>
internal sealed record OperatorOptions
{
    /// <summary>Command-line switches and the settings that they stand for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Switches = new Dictionary<string, string>
    {
        ["--watch-namespaces"] = nameof(WatchNamespaces),
        ["--leader-elect"] = nameof(LeaderElect),
        ["--lease-namespace"] = nameof(LeaseNamespace),
        ["--lease-name"] = nameof(LeaseName),
        ["--max-parallel"] = nameof(MaxParallel),
        ["--http-port"] = nameof(HttpPort),
        ["--kubeconfig"] = nameof(Kubeconfig),
        ["--readiness-series"] = nameof(ReadinessSeries),
        ["--traces-endpoint"] = nameof(TracesEndpoint),
        ["--traces-ratio"] = nameof(TracesRatio),
    };

    /// <summary>Separated by commas; empty (the default) for the whole cluster.</summary>
    public string WatchNamespaces { get; init; } = "";

    /// <summary>Only one replica at a time reconciles. Off only for a single process in development. Default true.</summary>
    public bool LeaderElect { get; init; } = true;

    /// <summary>Namespace of the Lease; default the operator's own, else <c>default</c>.</summary>
    public string LeaseNamespace { get; init; } = "";

    public string LeaseName { get; init; } = "decnet-operator";

    /// <summary>Reconciles of a kind at a time. Default 8.</summary>
    public int MaxParallel { get; init; } = 8;

    /// <summary>Port of /healthz, /readyz and /metrics. Default 8080.</summary>
    public int HttpPort { get; init; } = 8080;

    /// <summary>Path; empty (the default): the pod's service account, else KUBECONFIG, else ~/.kube/config.</summary>
    public string Kubeconfig { get; init; } = "";

    /// <summary>Objects with a readiness series of their own at most. Default 2000.</summary>
    public int ReadinessSeries { get; init; } = 2000;

    /// <summary>URL of an OTLP/HTTP receiver that gets a trace of each reconcile. Empty (the default): none.</summary>
    public string TracesEndpoint { get; init; } = "";

    /// <summary>Share of reconciles that are traced, 0 to 1. Default 1.</summary>
    public string TracesRatio { get; init; } = "1";
}
