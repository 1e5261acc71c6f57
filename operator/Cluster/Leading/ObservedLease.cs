namespace Decnet.Operator.Cluster.Leading;

/// <summary>
/// Somebody else's lease, judged by our own clock only: it has run out when it did not change for its duration. Times that other
/// machines wrote into it are not compared with ours.
/// </summary>
internal sealed class ObservedLease(TimeProvider time)
{
    private string? _version;
    private long _changed;

    public bool HasRunOut(V1Lease lease, TimeSpan standard)
    {
        if (_version != lease.Metadata.ResourceVersion)
        {
            _version = lease.Metadata.ResourceVersion;
            _changed = time.GetTimestamp();
        }

        var duration = lease.Spec?.LeaseDurationSeconds is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : standard;
        return time.GetElapsedTime(_changed) >= duration;
    }
}
