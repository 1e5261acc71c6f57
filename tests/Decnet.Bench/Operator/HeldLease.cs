using k8s;
using k8s.Models;

namespace Decnet.Bench.Operator;

/// <summary>Keeps the operator a standby until a measurement begins.</summary>
internal static class HeldLease
{
    private const string Name = "decnet-operator", Us = "bench";

    public static Task HoldAsync(World world) => world.Api.CoordinationV1.CreateNamespacedLeaseAsync(
        new V1Lease { Metadata = new() { Name = Name }, Spec = new() { HolderIdentity = Us, LeaseDurationSeconds = 3600 } }, Stage.Namespace);

    /// <returns>When the operator took it.</returns>
    public static async Task<DateTimeOffset> ReleaseAsync(World world)
    {
        await world.Api.CoordinationV1.PatchNamespacedLeaseAsync(
            new V1Patch("""{"spec":{"holderIdentity":""}}""", V1Patch.PatchType.MergePatch), Name, Stage.Namespace);
        V1Lease? lease = null;
        await Until.TrueAsync(async () =>
        {
            lease = await world.Api.CoordinationV1.ReadNamespacedLeaseAsync(Name, Stage.Namespace);
            return !string.IsNullOrEmpty(lease.Spec.HolderIdentity);
        });
        return DateTime.SpecifyKind(lease!.Spec.AcquireTime!.Value, DateTimeKind.Utc);
    }
}
