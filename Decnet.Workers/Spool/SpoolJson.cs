using System.Text.Json.Serialization;

namespace Decnet.Spool;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CollectedRecord))]
internal sealed partial class SpoolJson : JsonSerializerContext;
