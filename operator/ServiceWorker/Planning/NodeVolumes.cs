using System.Text.Json;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>What the workers of a node share: directories of the node, prepared by the chart's DaemonSet (owner H:G, mode 2770), or other volumes.</summary>
internal static class NodeVolumes
{
    /// <summary>Of the bus' socket.</summary>
    public const string UsualSockets = "/var/lib/misc/sockets";

    /// <summary>Of spool, SQLite and outboxes.</summary>
    public const string UsualState = "/var/lib/decnet/state";

    /// <summary>Not DirectoryOrCreate: that would make a directory of root's in which no worker may write.</summary>
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
