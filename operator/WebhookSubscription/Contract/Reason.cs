namespace Decnet.Operator.WebhookSubscription.Contract;

/// <summary>
/// Every reason that a condition or an Event of a WebhookSubscription can have. Part of the API: users write alerts on them, so
/// none is renamed. charts/decnet/README.md lists them too; a test keeps it so.
/// </summary>
internal static class Reason
{
    /// <summary>Events are delivered as they come.</summary>
    public const string Ready = "Ready";

    /// <summary>A person paused the subscription: spec.enabled is false. With the annotation decnet.io/paused: nothing is changed or repaired.</summary>
    public const string Paused = "Paused";

    /// <summary>The circuit tripped after too many failed deliveries; spec.enabled: true (or, with onTrip StatusOnly, the annotation decnet.io/rearm) delivers again.</summary>
    public const string Tripped = "Tripped";

    /// <summary>Event: somebody enabled a tripped subscription; failures are counted from zero.</summary>
    public const string Rearmed = "Rearmed";

    /// <summary>A field has a value that cannot work; the message names it.</summary>
    public const string InvalidSpec = Finding.InvalidSpec;

    /// <summary>A Secret that the subscription names does not exist.</summary>
    public const string SecretMissing = "SecretMissing";

    /// <summary>A Secret lacks a key or holds something that cannot be used; the message says which.</summary>
    public const string SecretMalformed = "SecretMalformed";

    /// <summary>The Secrets are there and good.</summary>
    public const string SecretUsable = "SecretUsable";

    /// <summary>The receiver's address is one that may not be called; see spec.allowedCIDRs.</summary>
    public const string AddressForbidden = "AddressForbidden";

    /// <summary>No ServiceWorker with role webhook exists, so nothing is delivered. Nothing is kept either.</summary>
    public const string NoWorker = "NoWorker";

    /// <summary>The webhook worker is stopped, quarantined or not up.</summary>
    public const string WorkerNotReady = "WorkerNotReady";

    /// <summary>The receiver is called over https.</summary>
    public const string Https = "Https";

    /// <summary>A warning: the URL is http://, so anybody on the way can read the events. They are delivered all the same, and signed.</summary>
    public const string InsecureURL = "InsecureURL";

    /// <summary>The subscription is in the operator's namespace and may see everything.</summary>
    public const string EverythingVisible = "EverythingVisible";

    /// <summary>The subscription sees events of its own namespace's deckies.</summary>
    public const string OwnNamespaceVisible = "OwnNamespaceVisible";

    /// <summary>The subscription asks for events of the system, which only one in the operator's namespace may see.</summary>
    public const string OutOfScope = "OutOfScope";

    /// <summary>The last delivery succeeded.</summary>
    public const string Delivered = "Delivered";

    /// <summary>The last delivery failed after its retries; the message says why.</summary>
    public const string DeliveryFailing = "DeliveryFailing";

    /// <summary>Nothing was delivered yet.</summary>
    public const string NothingDelivered = "NothingDelivered";

    /// <summary>The worker's access to the Secrets is being set up.</summary>
    public const string Provisioning = ChildReason.Provisioning;

    /// <summary>The namespace's quota leaves no room.</summary>
    public const string QuotaExceeded = ChildReason.QuotaExceeded;

    /// <summary>A policy refused the Role or RoleBinding.</summary>
    public const string AdmissionDenied = ChildReason.AdmissionDenied;

    /// <summary>An object of the name that the operator needs belongs to somebody else.</summary>
    public const string NameTaken = ChildReason.NameTaken;

    /// <summary>The API server refused an object for a reason that is not listed; the message holds its words.</summary>
    public const string Refused = ChildReason.Refused;

    /// <summary>Event: somebody changed or deleted an object of the subscription, and it is back as it was.</summary>
    public const string Repaired = ChildReason.Repaired;
}
