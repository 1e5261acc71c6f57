using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.ServiceWorker.Quarantining;

namespace Decnet.Operator.ServiceWorker;

/// <summary>One reconcile of one worker: what was seen, and what the steps so far made of it.</summary>
internal sealed class Pass(V1Alpha1ServiceWorker worker, Observation observed)
{
    /// <summary>Never changed; a trip replaces it by what the server then holds.</summary>
    public V1Alpha1ServiceWorker Worker { get; set; } = worker;

    public Observation Observed => observed;

    public bool IsPaused { get; } = ChildMarks.IsPaused(worker.Metadata);

    /// <summary>Null until the spec was found to be good.</summary>
    public WorkerPlan? Plan { get; set; }

    /// <summary>Null when crashes were not counted: the status keeps what it has.</summary>
    public Ledger? Ledger { get; set; }

    public IReadOnlyList<WorkerCrash> Crashes => Ledger?.Crashes ?? [.. Worker.Status.Crashes ?? []];

    public IReadOnlyList<WorkerEnds> Ends => Ledger?.Ends ?? [.. Worker.Status.Ends ?? []];

    public DateTime? QuarantinedAt { get; set; } = worker.Status.QuarantinedAt;

    /// <summary>As applied; else as observed.</summary>
    public V1DaemonSet? DaemonSet { get; set; } = observed.DaemonSet;

    /// <inheritdoc cref="DaemonSet"/>
    public V1Deployment? Deployment { get; set; } = observed.Deployment;
}
