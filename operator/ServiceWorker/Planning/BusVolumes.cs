using System.Text.Json;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>Where the bus' socket lies.</summary>
internal static class BusVolumes
{
    /// <summary>Prepared by the chart's DaemonSet, owner :G, mode 2770.</summary>
    public const string UsualDirectory = "/var/lib/misc/sockets";

    /// <summary>Not DirectoryOrCreate: that would make a directory of root's in which no worker may bind.</summary>
    public static V1Volume Directory(string path) => new() { HostPath = new() { Path = path, Type = "Directory" } };

    /// <param name="json">A volume source as in any pod, such as <c>{"emptyDir":{}}</c>.</param>
    /// <returns>Null when it is none.</returns>
    public static V1Volume? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().Count() == 1
                ? KubernetesJson.Deserialize<V1Volume>(document.RootElement)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
