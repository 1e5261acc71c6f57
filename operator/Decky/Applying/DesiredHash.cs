using System.Security.Cryptography;
using System.Text;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Applying;

/// <summary>
/// Writes on a child what was last asked for. If that is still the same and the child had to be changed all the
/// same, then somebody else had changed it.
/// </summary>
internal static class DesiredHash
{
    public static void Stamp<T>(T desired)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(desired)));
        desired.Metadata.Annotations = new Dictionary<string, string>(desired.Metadata.Annotations ?? new Dictionary<string, string>())
        {
            [ChildNames.DesiredAnnotation] = Convert.ToHexStringLower(hash)[..16],
        };
    }

    public static bool WasTampered(IMetadata<V1ObjectMeta>? before, IMetadata<V1ObjectMeta> desired, IMetadata<V1ObjectMeta> after) =>
        before is not null
        && Read(before) is { } asked && asked == Read(desired)
        && before.Metadata.Uid == after.Metadata.Uid
        && before.Metadata.ResourceVersion != after.Metadata.ResourceVersion;

    private static string? Read(IMetadata<V1ObjectMeta> child) => child.Metadata.Annotations?.TryGetValue(ChildNames.DesiredAnnotation, out var hash) == true ? hash : null;
}
