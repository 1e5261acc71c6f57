namespace Decnet.Workers.Contract;

/// <summary>What `decnet-worker ROLE` can be.</summary>
internal static class WorkerRoles
{
    public const string Bus = "bus";
    public const string Collector = "collector";
    public const string Ingester = "ingester";
    public const string Profiler = "profiler";
    public const string Correlator = "correlator";
    public const string Prober = "prober";
    public const string Sniffer = "sniffer";
    public const string Webhook = "webhook";
    public const string Mutator = "mutator";
    public const string Agent = "agent";
    public const string Forwarder = "forwarder";
    public const string Updater = "updater";
    public const string Api = "api";

    /// <summary>Every role of the product.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Bus, Collector, Ingester, Profiler, Correlator, Prober, Sniffer, Webhook, Mutator, Agent, Forwarder, Updater, Api];

    /// <summary>Those that do something. The others leave with <see cref="WorkerExit.NotBuilt"/>; the CRD offers only these.</summary>
    public static IReadOnlyList<string> Working { get; } = [Bus, Collector, Ingester, Profiler, Api, Webhook];
}
