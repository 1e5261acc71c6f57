namespace Decnet.Operator.Children;

/// <summary>
/// A resource of ours may have the name of a real Service or Deployment: server-side apply would take that over without a
/// word, and deleting the resource would then delete it.
/// </summary>
internal static class OwnershipCheck
{
    public static Ownership Of(IMetadata<V1ObjectMeta>? existing, Owner owner)
    {
        if (existing is null)
        {
            return Ownership.Nobody;
        }

        var references = existing.Metadata.OwnerReferences ?? [];
        return references.Any(reference => reference.Uid == owner.Uid) ? Ownership.Ours
            : references.Any(reference => reference.Kind == owner.Kind && reference.Name == owner.Name
                && reference.ApiVersion.StartsWith(owner.Group + "/", StringComparison.Ordinal)) ? Ownership.Former
            : references.Count == 0 && CarriesOurLabels(existing.Metadata, owner) ? Ownership.Ours
            : Ownership.Foreign;
    }

    private static bool CarriesOurLabels(V1ObjectMeta metadata, Owner owner) =>
        metadata.Labels is { } labels
        && labels.TryGetValue(owner.Label, out var name) && name == owner.Name
        && labels.TryGetValue(ChildMarks.ManagedByLabel, out var manager) && manager == ChildMarks.ManagedBy;
}
