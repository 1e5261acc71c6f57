namespace Decnet.Operator.Decky.Contract;

/// <summary>
/// Every reason that a condition or an Event of a Decky can have. Part of the API: users write alerts on them, so
/// none is renamed. charts/decnet/README.md lists them too (hack/chart-docs).
/// </summary>
internal static class Reason
{
    /// <summary>An intruder can log in.</summary>
    public const string Ready = "Ready";

    /// <summary>The machine is being made; nothing is wrong yet.</summary>
    public const string Provisioning = ChildReason.Provisioning;

    /// <summary>spec.paused or the annotation; nothing is changed or repaired.</summary>
    public const string Paused = "Paused";

    /// <summary>A field has a value that cannot work; the message names it.</summary>
    public const string InvalidSpec = Finding.InvalidSpec;

    /// <summary>A Secret that an account names does not exist.</summary>
    public const string SecretNotFound = "SecretNotFound";

    /// <summary>The Secret exists but lacks the key.</summary>
    public const string SecretKeyMissing = "SecretKeyMissing";

    /// <summary>The key's value cannot be a password: empty, longer than 128 characters, not UTF-8 or with control characters.</summary>
    public const string SecretValueInvalid = "SecretValueInvalid";

    /// <summary>Another Service has the fixed node port, or it is out of the cluster's range.</summary>
    public const string NodePortTaken = "NodePortTaken";

    /// <summary>No node fits the machine.</summary>
    public const string Unschedulable = "Unschedulable";

    /// <summary>The machine's image cannot be pulled.</summary>
    public const string ImagePullFailed = "ImagePullFailed";

    /// <summary>Recordings cannot be written: directory missing or not owned as it should be, or the claim not bound.</summary>
    public const string ArtifactsNotWritable = "ArtifactsNotWritable";

    /// <summary>The namespace's quota leaves no room.</summary>
    public const string QuotaExceeded = ChildReason.QuotaExceeded;

    /// <summary>Pod security, a webhook or a policy refused an object.</summary>
    public const string AdmissionDenied = ChildReason.AdmissionDenied;

    /// <summary>The machine starts and dies again.</summary>
    public const string PodCrashLooping = "PodCrashLooping";

    /// <summary>The container cannot be made for another reason than its image or the store.</summary>
    public const string PodNotStarting = "PodNotStarting";

    /// <summary>An object of the name that the operator needs belongs to somebody else.</summary>
    public const string NameTaken = ChildReason.NameTaken;

    /// <summary>The API server refused an object for a reason that is not listed; the message holds its words.</summary>
    public const string Refused = ChildReason.Refused;

    /// <summary>The Service has no address yet.</summary>
    public const string AddressPending = "AddressPending";

    /// <summary>The Service has no ready endpoint yet.</summary>
    public const string EndpointsPending = "EndpointsPending";

    /// <summary>Recordings can be written.</summary>
    public const string Writable = "Writable";

    /// <summary>Intruders can reach the Service.</summary>
    public const string Reachable = "Reachable";

    /// <summary>spec.exposeWhen is Contained: the Service is made, and leads to the machine, only while it is proved that nothing gets out.</summary>
    public const string WaitingForContainment = "WaitingForContainment";

    /// <summary>Nothing is known of this machine yet; the proof is under way or could not be had, see the message.</summary>
    public const string NotProvedYet = "NotProvedYet";

    /// <summary>The operator was told not to prove this.</summary>
    public const string ProofDisabled = "ProofDisabled";

    /// <summary>Contained: from the machine nothing could be reached.</summary>
    public const string EgressBlocked = "EgressBlocked";

    /// <summary>Contained: from the machine nothing could be reached but what spec.egress allows.</summary>
    public const string EgressAsAsked = "EgressAsAsked";

    /// <summary>Contained: from the machine something could be reached that spec.egress does not allow; the message says what.</summary>
    public const string EgressPossible = "EgressPossible";

    /// <summary>Disguised: nothing on the machine speaks of a decoy.</summary>
    public const string NothingTelling = "NothingTelling";

    /// <summary>Disguised: an intruder could notice what the message lists.</summary>
    public const string Noticeable = "Noticeable";

    /// <summary>SourceAddressTrusted: a synthetic log-in was recorded with the address that it came from.</summary>
    public const string AddressKept = "AddressKept";

    /// <summary>SourceAddressTrusted: a synthetic log-in was recorded with another address; recordings name that instead of an intruder's.</summary>
    public const string AddressReplaced = "AddressReplaced";

    /// <summary>Event: a change that would make the machine anew waits until nobody is logged in, or until its time is over.</summary>
    public const string ChangeHeld = "ChangeHeld";

    /// <summary>Event: somebody was logged in for whom nothing could be recorded.</summary>
    public const string SessionsSkipped = "SessionsSkipped";

    /// <summary>Event: somebody changed or deleted an object of the decky, and it is back as it was.</summary>
    public const string Repaired = ChildReason.Repaired;

    /// <summary>Event: the service list changed.</summary>
    public const string Mutated = "Mutated";

    /// <returns>Nothing is wrong, it only takes a moment.</returns>
    public static bool IsPassing(string reason) => reason is Provisioning or AddressPending or EndpointsPending;
}
