namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>Does what DaemonSet controller, scheduler and kubelet do, as far as the operator sees it.</summary>
internal sealed class WorkerNode(IKubernetes api, string ns)
{
    private readonly DateTime _start = Now.AddMinutes(-2);

    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>A pod of the worker's DaemonSet.</summary>
    /// <param name="ip">Where its /status would be; by default nobody answers there.</param>
    public async Task<V1Pod> PodAsync(string worker, V1PodStatus? status = null, string? controller = null, string? name = null)
    {
        var pod = await api.CoreV1.CreateNamespacedPodAsync(
            new V1Pod
            {
                Metadata = new()
                {
                    Name = name,
                    GenerateName = name is null ? $"{worker}-" : null,
                    Labels = new Dictionary<string, string> { ["decnet.io/serviceworker"] = worker },
                    OwnerReferences =
                    [
                        new() { ApiVersion = "apps/v1", Kind = "DaemonSet", Name = controller ?? worker, Uid = "00000000-0000-4000-8000-000000000001", Controller = true },
                    ],
                },
                Spec = new() { NodeName = "node-1", Containers = [new() { Name = "worker", Image = "x" }] },
            },
            ns);
        return await StatusAsync(pod, status ?? Running());
    }

    public async Task<V1Pod> StatusAsync(V1Pod pod, V1PodStatus status)
    {
        status.StartTime ??= _start;
        pod.Status = status;
        pod.Metadata.ResourceVersion = null;
        return await api.CoreV1.ReplaceNamespacedPodStatusAsync(pod, pod.Metadata.Name, ns);
    }

    /// <summary>The pod's worker has ended so often, the last time just now, and waits to be started again.</summary>
    public Task<V1Pod> EndedAsync(V1Pod pod, int ends, int exitCode = 134, string reason = "Error", DateTime? at = null, string? message = null,
        DateTime? started = null)
    {
        var status = Ended(ends, exitCode, reason, at ?? Now, message);
        status.StartTime = started;
        return StatusAsync(pod, status);
    }

    public static V1PodStatus Running(int restarts = 0, V1ContainerStateTerminated? last = null, string? ip = null) => Status(
        restarts, new() { Running = new() { StartedAt = Now } }, last, true, ip);

    public static V1PodStatus Ended(int ends, int exitCode, string reason, DateTime at, string? message = null) => Status(
        ends - 1,
        new() { Waiting = new() { Reason = "CrashLoopBackOff" } },
        new() { ExitCode = exitCode, Reason = reason, FinishedAt = at, StartedAt = at.AddSeconds(-2), Message = message },
        false,
        null);

    public static V1PodStatus Waiting(string reason) => Status(0, new() { Waiting = new() { Reason = reason, Message = "words" } }, null, false, null);

    /// <summary>As the DaemonSet controller counts.</summary>
    public async Task CountAsync(string worker, int ready, int desired)
    {
        var workload = await api.AppsV1.ReadNamespacedDaemonSetAsync(worker, ns);
        workload.Status = new()
        {
            NumberReady = ready,
            DesiredNumberScheduled = desired,
            CurrentNumberScheduled = desired,
            UpdatedNumberScheduled = desired,
            ObservedGeneration = workload.Metadata.Generation,
        };
        workload.Metadata.ResourceVersion = null;
        await api.AppsV1.ReplaceNamespacedDaemonSetStatusAsync(workload, worker, ns);
    }

    private static V1PodStatus Status(int restarts, V1ContainerState state, V1ContainerStateTerminated? last, bool ready, string? ip) => new()
    {
        Phase = "Running",
        PodIP = ip,
        Conditions = [new() { Type = "Ready", Status = ready ? "True" : "False" }],
        ContainerStatuses =
        [
            new()
            {
                Name = "worker",
                Image = "x",
                ImageID = "x",
                Ready = ready,
                RestartCount = restarts,
                State = state,
                LastState = last is null ? null : new() { Terminated = last },
            },
        ],
    };
}
