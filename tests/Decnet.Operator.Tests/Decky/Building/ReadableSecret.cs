using System.Text;

namespace Decnet.Operator.Tests.Decky.Building;

/// <summary>A Secret with its data in clear text, so that a reviewer can read the files.</summary>
internal static class ReadableSecret
{
    public static string Of(V1Secret secret) => KubernetesYaml.Serialize(new V1Secret
    {
        Metadata = secret.Metadata,
        Type = secret.Type,
        StringData = secret.Data.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value)),
    });
}
