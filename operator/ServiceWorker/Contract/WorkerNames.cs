namespace Decnet.Operator.ServiceWorker.Contract;

/// <summary>Names and labels of what belongs to a ServiceWorker.</summary>
internal static class WorkerNames
{
    public const string WorkerLabel = "decnet.io/serviceworker";
    public const string RoleLabel = "decnet.io/role";

    /// <summary>Of a node, with the worker's uid: nobody sets it, so a DaemonSet that asks for it has no pods.</summary>
    public const string StoppedLabel = "decnet.io/stopped";

    /// <summary>On a ServiceWorker that the operator made for the chart: hash of what the chart asked for.</summary>
    public const string DefaultAnnotation = "decnet.io/default";

    /// <summary>On the chart's list of workers.</summary>
    public const string DefaultsLabel = "decnet.io/default-workers";

    /// <summary>Selects everything that the operator made for workers.</summary>
    public const string Selector = "app.kubernetes.io/managed-by=decnet-operator,decnet.io/serviceworker";

    /// <summary>Longest name of a worker: its pods' names keep below 63 with it.</summary>
    public const int Longest = 52;

    public static Dictionary<string, string> Labels(string worker, string role) => new()
    {
        ["app.kubernetes.io/name"] = "decnet-worker",
        ["app.kubernetes.io/instance"] = worker,
        ["app.kubernetes.io/component"] = role,
        [ChildMarks.ManagedByLabel] = ChildMarks.ManagedBy,
        ["app.kubernetes.io/part-of"] = "decnet",
        [WorkerLabel] = worker,
        [RoleLabel] = role,
    };

    /// <summary>What never changes in a workload's selector.</summary>
    public static Dictionary<string, string> Selection(string worker) => new()
    {
        ["app.kubernetes.io/name"] = "decnet-worker",
        [WorkerLabel] = worker,
    };

    /// <summary>The same as text.</summary>
    public static string SelectionText(string worker) => $"app.kubernetes.io/name=decnet-worker,{WorkerLabel}={worker}";
}
