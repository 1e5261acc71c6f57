using System.Text.Json.Serialization;

namespace Decnet.Cli.Workers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<WorkerView>))]
[JsonSerializable(typeof(List<SwitchResult>))]
internal sealed partial class WorkersJson : JsonSerializerContext;
