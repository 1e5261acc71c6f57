using System.Text.Json;
using Decnet.Cli.Cluster;

namespace Decnet.Cli.Status;

/// <summary>A part of the installation and how much of it is up.</summary>
internal sealed record WorkloadStatus(string Namespace, string Name, long Ready, long Desired, string? Image)
{
    public bool Complete => Ready >= Desired && Desired > 0;

    public static WorkloadStatus OfDeployment(JsonElement workload) =>
        Of(workload, workload.Number("status", "readyReplicas"), workload.Number("spec", "replicas"));

    public static WorkloadStatus OfDaemonSet(JsonElement workload) =>
        Of(workload, workload.Number("status", "numberReady"), workload.Number("status", "desiredNumberScheduled"));

    private static WorkloadStatus Of(JsonElement workload, long? ready, long? desired) => new(
        workload.Text("metadata", "namespace") ?? "",
        workload.Text("metadata", "name") ?? "",
        ready ?? 0,
        desired ?? 0,
        workload.Items("spec", "template", "spec", "containers").Select(container => container.Text("image")).FirstOrDefault());
}
