using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Decnet.Operator.Cluster.Writing;

/// <summary>The body of one apply: the fields that we want to own and nothing else.</summary>
internal sealed class ApplyWish
{
    // The version of an object that cannot be: etcd counts from 1, and its first write is number 2. A server compares it with what is there, and
    // makes what is not there.
    private const string NoVersion = "1";

    private ApplyWish(JsonObject json, bool onlyNew = false)
    {
        Body = JsonSerializer.SerializeToUtf8Bytes(json);
        Hash = SHA256.HashData(Body);
        using var document = JsonDocument.Parse(Body);
        Json = document.RootElement.Clone();
        if (onlyNew)
        {
            json["metadata"]!["resourceVersion"] = NoVersion;
            Body = JsonSerializer.SerializeToUtf8Bytes(json);
        }
    }

    /// <summary>What is sent.</summary>
    public byte[] Body { get; }

    /// <summary>Of what is wished for, however it is sent.</summary>
    public byte[] Hash { get; }

    public JsonElement Json { get; }

    public static ApplyWish ForObject<T>(T desired, ResourceKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta> => new(Fields(desired, kind));

    /// <summary>Meets a conflict when there is an object of that name.</summary>
    public static ApplyWish ForNewObject<T>(T desired, ResourceKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta> => new(Fields(desired, kind), onlyNew: true);

    public static ApplyWish ForStatus<T>(T desired, ResourceKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var json = Serialize(desired, kind);
        var metadata = new JsonObject { ["name"] = desired.Metadata.Name };
        if (desired.Metadata.NamespaceProperty is { } ns)
            metadata["namespace"] = ns;
        return new ApplyWish(new JsonObject
        {
            ["apiVersion"] = kind.ApiVersion,
            ["kind"] = kind.Kind,
            ["metadata"] = metadata,
            ["status"] = json["status"]?.DeepClone() ?? new JsonObject(),
        });
    }

    private static JsonObject Fields<T>(T desired, ResourceKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var json = Serialize(desired, kind);
        json.Remove("status");
        var metadata = json["metadata"]!.AsObject();
        foreach (var serverOwned in (string[])["resourceVersion", "managedFields", "creationTimestamp", "generation", "selfLink", "uid"])
            metadata.Remove(serverOwned);
        return json;
    }

    private static JsonObject Serialize<T>(T desired, ResourceKind kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var json = ApiJson.ToObject(desired);
        json["apiVersion"] = kind.ApiVersion;
        json["kind"] = kind.Kind;
        return json;
    }
}
