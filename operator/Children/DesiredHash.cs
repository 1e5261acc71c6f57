using System.Security.Cryptography;

namespace Decnet.Operator.Children;

/// <summary>
/// Writes on a child what was last asked for. If that is still the same and the child had to be changed all the
/// same, then somebody else had changed it.
/// </summary>
internal static class DesiredHash
{
    /// <summary>Once: what is stamped already stays as it is.</summary>
    public static void Stamp<T>(T desired)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        if (Read(desired) is not null)
        {
            return;
        }

        var hash = Of(desired);
        desired.Metadata.Annotations = new Dictionary<string, string>(desired.Metadata.Annotations ?? new Dictionary<string, string>())
        {
            [ChildMarks.DesiredAnnotation] = hash,
        };
    }

    /// <param name="desired">Not stamped yet.</param>
    public static string Of<T>(T desired)
        where T : IKubernetesObject<V1ObjectMeta> =>
        Convert.ToHexStringLower(SHA256.HashData(ApiJson.ToBytes(desired)))[..16];

    /// <param name="before">As it was seen; perhaps a moment ago, so another version proves nothing.</param>
    /// <param name="desired">Stamped.</param>
    /// <param name="after">As it is now.</param>
    public static bool WasTampered<T>(T? before, T desired, T after)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        before is not null
        && Read(before) is { } asked && asked == Read(desired)
        && before.Metadata.Uid == after.Metadata.Uid
        && (before.Metadata.ResourceVersion is not { } version || version != after.Metadata.ResourceVersion)
        && Content(before) != Content(after);

    /// <returns>What was last asked for; null when that is not known.</returns>
    public static string? Read(IMetadata<V1ObjectMeta> child) =>
        child.Metadata.Annotations?.TryGetValue(ChildMarks.DesiredAnnotation, out var hash) == true ? hash : null;

    // Status and metadata change by themselves.
    private static string Content<T>(T child)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var json = ApiJson.ToObject(child);
        foreach (var other in (string[])["apiVersion", "kind", "metadata", "status"])
        {
            json.Remove(other);
        }

        return json.ToJsonString();
    }
}
