namespace Decnet.Workers.Contract;

/// <summary>What a worker answers over HTTP.</summary>
internal static class WorkerEndpoint
{
    public const int DefaultPort = 8081;

    /// <summary>200 while the worker's loop turns; else 503 and why.</summary>
    public const string Live = "/healthz";

    /// <summary>200 once it is initialised, with or without the bus; else 503 and why.</summary>
    public const string Ready = "/readyz";

    /// <summary>Prometheus text.</summary>
    public const string Metrics = "/metrics";

    /// <summary><see cref="WorkerStatus"/> as JSON.</summary>
    public const string Status = "/status";

    /// <summary><see cref="SessionCounts"/> as JSON; the ingester's alone. 503 while its store is away.</summary>
    public const string Sessions = "/sessions";
}
