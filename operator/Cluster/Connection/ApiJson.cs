using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>KubernetesClient's JSON without the detour over strings and documents, which would be most of the operator's garbage.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions Options = Borrow();

    public static byte[] ToBytes<T>(T value)
        where T : notnull => JsonSerializer.SerializeToUtf8Bytes(value, Shape(value.GetType()));

    public static JsonElement ToElement<T>(T value)
        where T : notnull => JsonSerializer.SerializeToElement(value, Shape(value.GetType()));

    public static JsonObject ToObject<T>(T value)
        where T : notnull => JsonSerializer.SerializeToNode(value, Shape(value.GetType()))!.AsObject();

    /// <exception cref="JsonException">Not JSON, or not of that type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize(body, (JsonTypeInfo<T>)Shape(typeof(T)))!;

    public static HttpContent Content(byte[] json, string mediaType = "application/json") =>
        new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    private static JsonTypeInfo Shape(Type type) => Options.GetTypeInfo(type);

    // KubernetesClient shows its options to whoever wants to change them; we only want to use them.
    private static JsonSerializerOptions Borrow()
    {
        JsonSerializerOptions? options = null;
        KubernetesJson.AddJsonOptions(its => options = its);
        return options!;
    }
}
