using System.Text.Json;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>Makes one object of JSON, or says that it cannot. One broken object never hides the others.</summary>
internal sealed class ObjectDecoder<T>(ResourceKind kind, Undecodable undecodable)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <returns>Null when the object does not fit the type; it is counted then.</returns>
    public T? TryDecode(JsonElement json)
    {
        var key = KeyOf(json);
        try
        {
            var item = kind.Stamp(KubernetesJson.Deserialize<T>(json));
            item.Metadata.ManagedFields = null;
            undecodable.Clear(key);
            return item;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a converter throws is a property of this one object, and any other outcome would stop the watch of its kind.
            undecodable.Add(key, e);
            return null;
        }
    }

    public void Forget(ObjectKey key) => undecodable.Clear(key);

    public void Retain(string scope, IReadOnlySet<ObjectKey> unreadable) => undecodable.Retain(scope, unreadable);

    /// <summary>Reads the key leniently: it must be had of an object that does not decode.</summary>
    public static ObjectKey KeyOf(JsonElement json) => new(Metadata(json, "namespace"), Metadata(json, "name"));

    public static string? VersionOf(JsonElement json) => Metadata(json, "resourceVersion") is { Length: > 0 } version ? version : null;

    private static string Metadata(JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
