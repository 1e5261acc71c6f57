using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Applying;

/// <summary>
/// A decky may have the name of a real Service or Deployment: server-side apply would take that over without a word,
/// and deleting the decky would then delete it.
/// </summary>
internal static class OwnershipCheck
{
    public static Ownership Of(IMetadata<V1ObjectMeta>? existing, string deckyName, string deckyUid)
    {
        if (existing is null)
        {
            return Ownership.Nobody;
        }

        var owners = existing.Metadata.OwnerReferences ?? [];
        return owners.Any(owner => owner.Uid == deckyUid) ? Ownership.Ours
            : owners.Any(owner => owner.Kind == V1Alpha1Decky.KindName && owner.Name == deckyName
                && owner.ApiVersion.StartsWith(V1Alpha1Decky.GroupName + "/", StringComparison.Ordinal)) ? Ownership.Former
            : owners.Count == 0 && CarriesOurLabels(existing.Metadata, deckyName) ? Ownership.Ours
            : Ownership.Foreign;
    }

    private static bool CarriesOurLabels(V1ObjectMeta metadata, string deckyName) =>
        metadata.Labels is { } labels
        && labels.TryGetValue(ChildNames.DeckyLabel, out var decky) && decky == deckyName
        && labels.TryGetValue("app.kubernetes.io/managed-by", out var manager) && manager == ChildNames.ManagedBy;
}
