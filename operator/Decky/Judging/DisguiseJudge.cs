using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

/// <summary>What an intruder could notice.</summary>
internal static class DisguiseJudge
{
    /// <param name="proof">The last one of this machine; null when there is none.</param>
    public static ConditionVerdict Of(DeckyProof? proof) =>
        proof is null ? new(null, Reason.NotProvedYet, "No proof of this machine yet; it comes with the machine's own init step")
        : proof.Found is { Count: > 0 } found ? new(false, Reason.Noticeable, $"an intruder could notice: {string.Join(", ", found)}")
        : new(true, Reason.NothingTelling, "nothing in environment, mounts, files, host name or first process speaks of a decoy, and there is no token"
            + (proof.Noted is { Count: > 0 } noted ? $"; mounts and cgroups show a container ({string.Join(", ", noted)}), as on any Kubernetes" : ""));
}
