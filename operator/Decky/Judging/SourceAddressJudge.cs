using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Whether recordings name the address that somebody really comes from.</summary>
internal static class SourceAddressJudge
{
    /// <param name="proof">The last one of this machine; null when there is none.</param>
    /// <param name="pod">The machine.</param>
    public static ConditionVerdict Of(MachinePlan plan, ProofSettings settings, V1Pod? pod, DeckyProof? proof) =>
        !settings.SourceAddress ? new(null, Reason.ProofDisabled, "The operator makes no synthetic log-ins (proofs.sourceAddress of the chart)")
        : proof is null ? new(null, Reason.NotProvedYet, "No synthetic log-in to this machine yet; one is made when it is ready")
        : proof.RecordedAs is not { } recorded ? new(null, Reason.NotProvedYet, $"A log-in {Way(plan, proof)} proved nothing: {proof.Found?.FirstOrDefault()}")
        : recorded == proof.SentFrom ? new(true, Reason.AddressKept, $"A log-in {Way(plan, proof)} from {recorded} was recorded with that address")
        : recorded == settings.NodeAddress && pod?.Status?.HostIP != recorded
            ? new(true, Reason.AddressKept, $"A log-in {Way(plan, proof)} was recorded with the address that the operator's own node gives it, {recorded}")
        : new(false, Reason.AddressReplaced, $"A log-in {Way(plan, proof)} from {proof.SentFrom} was recorded as from {recorded}: recordings name that address instead of an intruder's");

    private static string Way(MachinePlan plan, DeckyProof proof) => plan.Exposure.Type switch
    {
        ExposeType.NodePort => $"through the node port ({proof.Tried?.FirstOrDefault()}, externalTrafficPolicy Local: only the machine's own node answers)",
        ExposeType.LoadBalancer => $"through the load balancer's address ({proof.Tried?.FirstOrDefault()}; from inside the cluster, which may take a shorter way)",
        _ => $"through the cluster IP ({proof.Tried?.FirstOrDefault()}, reached inside the cluster only)",
    };
}
