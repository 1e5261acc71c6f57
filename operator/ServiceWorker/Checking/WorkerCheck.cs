using System.Text.RegularExpressions;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Checking;

/// <summary>
/// Says again what schema and CEL say (a cluster may know no CEL, an object may be older than the schema), and what
/// they cannot. An ordered list of pure checks; the first finding is the one reported.
/// </summary>
internal static partial class WorkerCheck
{
    private static readonly Func<V1Alpha1ServiceWorker, WorkerDefaults, Finding?>[] Checks =
    [
        Place,
        Name,
        Role,
        Scope,
        Replicas,
        LogLevel,
        Quarantine,
        (worker, _) => RoleSettingsCheck.Settings(worker.Spec),
        (worker, _) => ResourceCheck.Of(worker.Spec.Pod?.Resources),
    ];

    /// <returns>Null when the worker can be planned.</returns>
    public static Finding? FirstFinding(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        Checks.Select(check => check(worker, defaults)).FirstOrDefault(finding => finding is not null);

    private static Finding? Place(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        worker.Metadata.NamespaceProperty == defaults.Namespace
            ? null
            : new(Reason.NamespaceNotAllowed, $"metadata.namespace: workers run in the operator's namespace only, which is {defaults.Namespace}");

    private static Finding? Name(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        worker.Metadata.Name.Length <= WorkerNames.Longest && Label().IsMatch(worker.Metadata.Name)
            ? null
            : Finding.InField("metadata.name", $"must be a DNS label (no dots) of at most {WorkerNames.Longest} characters");

    private static Finding? Role(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        defaults.Roles.Contains(worker.Spec.Role)
            ? null
            : Finding.InField("spec.role", $"must be one of the roles of this version: {string.Join(", ", defaults.Roles)}", worker.Spec.Role);

    private static Finding? Scope(V1Alpha1ServiceWorker worker, WorkerDefaults defaults)
    {
        var scope = worker.Spec.Scope ?? WorkerScope.Node;
        return !WorkerScope.All.Contains(scope) ? Finding.InField("spec.scope", "must be Node or Cluster", scope)
            : RoleNeeds.Of(worker.Spec.Role).NodeBecause is { } why && scope != WorkerScope.Node
                ? Finding.InField("spec.scope", $"{why}, so role {worker.Spec.Role} needs scope Node")
            : null;
    }

    private static Finding? Replicas(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        worker.Spec.Replicas is null or 0 or 1 ? null : Finding.InField("spec.replicas", "must be 0 or 1, a worker never runs twice in one place");

    private static Finding? LogLevel(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        worker.Spec.LogLevel is not { } level || WorkerLogLevel.All.Contains(level)
            ? null
            : Finding.InField("spec.logLevel", $"must be one of {string.Join(", ", WorkerLogLevel.All)}", level);

    private static Finding? Quarantine(V1Alpha1ServiceWorker worker, WorkerDefaults defaults) =>
        QuarantineRule.Of(worker.Spec.Quarantine) is not null
            ? null
            : Finding.InField("spec.quarantine", $"needs 1 to {QuarantineRule.MostCrashes} crashes and a window of 1m to 24h, such as 10m");

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z")]
    private static partial Regex Label();
}
