namespace Decnet.Operator.ServiceWorker.Contract;

/// <summary>
/// Every reason that a condition or an Event of a ServiceWorker can have. Part of the API: users write alerts on them, so
/// none is renamed. charts/decnet/README.md lists them too; a test keeps it so.
/// </summary>
internal static class Reason
{
    /// <summary>Every pod that should run is up.</summary>
    public const string Ready = "Ready";

    /// <summary>Pods are being made or starting; nothing is wrong yet.</summary>
    public const string Provisioning = ChildReason.Provisioning;

    /// <summary>A person stopped the worker: spec.enabled is false or spec.replicas 0.</summary>
    public const string Stopped = "Stopped";

    /// <summary>The worker crashed too often and was stopped; spec.enabled: true starts it again.</summary>
    public const string Quarantined = "Quarantined";

    /// <summary>Event: somebody started a worker that had been quarantined; crashes are counted from zero.</summary>
    public const string Released = "Released";

    /// <summary>The annotation decnet.io/paused; nothing is changed, repaired or quarantined.</summary>
    public const string Paused = "Paused";

    /// <summary>A field has a value that cannot work; the message names it.</summary>
    public const string InvalidSpec = Finding.InvalidSpec;

    /// <summary>Workers run in the operator's own namespace only.</summary>
    public const string NamespaceNotAllowed = "NamespaceNotAllowed";

    /// <summary>An older worker that runs has the same role on the same nodes; this one waits until that is stopped or gone.</summary>
    public const string RoleTaken = "RoleTaken";

    /// <summary>The worker says that a setting is wrong (exit code 78); the message holds its words.</summary>
    public const string ConfigInvalid = "ConfigInvalid";

    /// <summary>The image cannot do this role (exit code 69).</summary>
    public const string RoleUnavailable = "RoleUnavailable";

    /// <summary>The worker's image cannot be pulled.</summary>
    public const string ImageUnavailable = "ImageUnavailable";

    /// <summary>A ConfigMap or Secret that a pod needs does not exist or lacks a key.</summary>
    public const string ConfigMissing = "ConfigMissing";

    /// <summary>The directory of the bus cannot be mounted: on a node it must exist before.</summary>
    public const string BusVolumeUnavailable = "BusVolumeUnavailable";

    /// <summary>The directory (or volume) for what workers keep cannot be mounted.</summary>
    public const string StateVolumeUnavailable = "StateVolumeUnavailable";

    /// <summary>The directory of the recordings cannot be mounted: on a node it must exist before.</summary>
    public const string RecordingsUnavailable = "RecordingsUnavailable";

    /// <summary>No node fits the worker.</summary>
    public const string Unschedulable = "Unschedulable";

    /// <summary>A pod starts and dies again; it is not quarantined yet.</summary>
    public const string Crashing = "Crashing";

    /// <summary>A worker ended in order although it should run, as an order over the bus makes it do, and waits to be started again.</summary>
    public const string Restarting = "Restarting";

    /// <summary>A pod's container cannot be made for another reason.</summary>
    public const string PodNotStarting = "PodNotStarting";

    /// <summary>A pod runs and says that it is not ready.</summary>
    public const string NotReady = "NotReady";

    /// <summary>The namespace's quota leaves no room.</summary>
    public const string QuotaExceeded = ChildReason.QuotaExceeded;

    /// <summary>Pod security, a webhook or a policy refused an object.</summary>
    public const string AdmissionDenied = ChildReason.AdmissionDenied;

    /// <summary>An object of the name that the operator needs belongs to somebody else.</summary>
    public const string NameTaken = ChildReason.NameTaken;

    /// <summary>The API server refused an object for a reason that is not listed; the message holds its words.</summary>
    public const string Refused = ChildReason.Refused;

    /// <summary>Every running pod sent a heartbeat in the last 90 seconds.</summary>
    public const string HeartbeatSeen = "HeartbeatSeen";

    /// <summary>A pod runs but its last heartbeat is older than 90 seconds.</summary>
    public const string HeartbeatMissing = "HeartbeatMissing";

    /// <summary>A pod runs but the operator gets no answer from its /status: is a NetworkPolicy in the way?</summary>
    public const string StatusUnreachable = "StatusUnreachable";

    /// <summary>No pod runs, so there is nothing to hear.</summary>
    public const string NotRunning = "NotRunning";

    /// <summary>Every running pod is connected to the bus of its node.</summary>
    public const string Connected = "Connected";

    /// <summary>A pod runs without the bus: it works, but later than with it.</summary>
    public const string Disconnected = "Disconnected";

    /// <summary>The bus is switched off; workers poll.</summary>
    public const string BusOff = "BusOff";

    /// <summary>Event: somebody changed or deleted an object of the worker, and it is back as it was.</summary>
    public const string Repaired = ChildReason.Repaired;

    /// <summary>Event about the chart's list of workers: one of them cannot be made.</summary>
    public const string DefaultWorkerRefused = "DefaultWorkerRefused";
}
