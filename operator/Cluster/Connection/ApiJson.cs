using System.Net.Http.Headers;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>KubernetesClient's JSON, as elements and request bodies.</summary>
internal static class ApiJson
{
    public static JsonElement ToElement<T>(T value)
        where T : notnull
    {
        using var document = JsonDocument.Parse(KubernetesJson.Serialize(value));
        return document.RootElement.Clone();
    }

    public static T Read<T>(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return KubernetesJson.Deserialize<T>(document.RootElement);
    }

    public static HttpContent Content(byte[] json, string mediaType = "application/json") =>
        new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
}
