using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>A chart refuses values that it does not know, and the one before may know fewer.</summary>
internal static class ChartValues
{
    public static JsonObject KnownTo(string chart, JsonObject values)
    {
        var content = new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(Path.Combine(chart, "values.yaml")));
        var known = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(content))!.AsObject();
        return Known(known, values);
    }

    private static JsonObject Known(JsonObject known, JsonObject values) => new(
        from value in values
        where known.ContainsKey(value.Key)
        select KeyValuePair.Create(value.Key, value.Value is JsonObject inner && known[value.Key] is JsonObject { Count: > 0 } below
            ? Known(below, inner)
            : value.Value?.DeepClone()));
}
