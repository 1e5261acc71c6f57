using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Heartbeats;
using Decnet.Operator.ServiceWorker.Observing;

namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>What the running pods' heartbeats say.</summary>
internal sealed record Pulse
{
    /// <summary>Three heartbeats missed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public bool Runs { get; private init; }

    /// <summary>A running pod was not asked yet.</summary>
    public bool IsPending { get; private init; }

    /// <summary>When the pod that was silent for longest was last heard.</summary>
    public DateTimeOffset? HeardAt { get; private init; }

    /// <summary>A running pod was asked and has not sent its first heartbeat.</summary>
    public bool IsYoung { get; private init; }

    private Finding? Silent { get; init; }

    private IReadOnlyList<string> Buses { get; init; } = [];

    public static Pulse Of(Observation observed, DateTimeOffset now)
    {
        var running = observed.Pods.Where(pod => WorkerPods.RunsSince(pod) is not null).ToList();
        var heard = running.Select(pod => observed.Readings.GetValueOrDefault(pod.Metadata.Uid)?.HeardAt).ToList();
        return new()
        {
            Runs = running.Count > 0,
            IsPending = running.Any(pod => pod.Status.PodIP is { Length: > 0 } && !observed.Readings.ContainsKey(pod.Metadata.Uid)),
            IsYoung = running.Any(pod => observed.Readings.GetValueOrDefault(pod.Metadata.Uid) is { HeardAt: null }),
            HeardAt = heard.Min(),
            Silent = running.Select(pod => Silence(pod, observed.Readings.GetValueOrDefault(pod.Metadata.Uid), now)).FirstOrDefault(found => found is not null),
            Buses = [.. observed.Readings.Values.Select(reading => reading.Bus).OfType<string>()],
        };
    }

    /// <param name="before">Kept while a pod was not asked yet: a restart of the operator is no news about the worker.</param>
    public ConditionVerdict Live(V1Condition? before) =>
        !Runs ? new(null, Reason.NotRunning, "No pod runs")
        : Silent is not null ? ConditionVerdict.No(Silent)
        : IsYoung ? new(null, Reason.Provisioning, "A running pod has not sent its first heartbeat yet")
        : !IsPending ? new(true, Reason.HeartbeatSeen, "Every running pod sends heartbeats")
        : before is not null ? new(before.Status switch { "True" => true, "False" => false, _ => null }, before.Reason, before.Message)
        : new(null, Reason.NotRunning, "Known when the pod was asked");

    public ConditionVerdict OnBus() =>
        Buses.Count == 0 ? new(null, Reason.NotRunning, "No running pod was asked yet")
        : Buses.Any(bus => bus == "disconnected") ? new(false, Reason.Disconnected, "A running pod is not connected to the bus of its node: it works, but later")
        : Buses.All(bus => bus == "disabled") ? new(null, Reason.BusOff, "The bus is switched off, workers poll")
        : new(true, Reason.Connected, "Every running pod is connected to the bus of its node");

    private static Finding? Silence(V1Pod pod, Reading? reading, DateTimeOffset now)
    {
        if (reading is null || now - Latest(reading.HeardAt, WorkerPods.RunsSince(pod)!.Value) <= Longest)
            return null;

        return reading.Problem is { } problem
            ? new(Reason.StatusUnreachable, $"Pod {pod.Metadata.Name} runs, but the operator cannot ask it: {problem}")
            : new(Reason.HeartbeatMissing, $"Pod {pod.Metadata.Name} runs, but has sent no heartbeat for more than {Longest.TotalSeconds} s");
    }

    private static DateTimeOffset Latest(DateTimeOffset? heard, DateTime started)
    {
        var began = new DateTimeOffset(started.ToUniversalTime());
        return heard is { } at && at > began ? at : began;
    }
}
