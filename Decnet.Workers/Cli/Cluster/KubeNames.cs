namespace Decnet.Cli.Cluster;

/// <summary>What the chart and the operator call things.</summary>
internal static class KubeNames
{
    public const string PartOf = "app.kubernetes.io/part-of=decnet";
    public const string Agents = PartOf + ",app.kubernetes.io/component=artifacts";
    public const string Operator = PartOf + ",app.kubernetes.io/component=operator";
    public const string BusPods = PartOf + ",decnet.io/role=bus";
    public const string ApiPods = PartOf + ",decnet.io/role=api";
    public const string Readers = PartOf + ",app.kubernetes.io/component=reader";
    public const string WebhookPods = PartOf + ",decnet.io/role=webhook";
    public const string WorkerContainer = "worker";
    public const string AgentContainer = "agent";
    public const string DeckyLabel = "decnet.io/decky";
    public const string DeckyContainer = "machine";
    public const string DeckyStore = "/var/lib/systemd/coredump";
}
