using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerStatus))]
[JsonSerializable(typeof(SessionCounts))]
internal sealed partial class WorkerStatusJson : JsonSerializerContext;
