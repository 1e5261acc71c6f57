using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Decnet.Chart.Tests.Rendering;

/// <summary>A rendered object. A key given twice is an error, as strict readers of manifests have it.</summary>
internal sealed record Manifest(JsonNode Content)
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithDuplicateKeyChecking().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Writer = new SerializerBuilder().JsonCompatible().Build();

    public string Kind => (string)Content["kind"]!;

    public string ApiVersion => (string)Content["apiVersion"]!;

    public string Name => (string)Content["metadata"]!["name"]!;

    /// <summary>The pod that this object is or makes.</summary>
    public JsonNode? Pod => Kind == "Pod" ? Content["spec"] : Content["spec"]?["template"]?["spec"];

    public override string ToString() => $"{Kind}/{Name}";

    public static IReadOnlyList<Manifest> Parse(string documents) =>
    [
        .. documents.Split("\n---", StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Reader.Deserialize<object?>(text.TrimStart('-')))
            .Where(content => content is not null)
            .Select(content => new Manifest(JsonNode.Parse(Writer.Serialize(content))!)),
    ];
}
