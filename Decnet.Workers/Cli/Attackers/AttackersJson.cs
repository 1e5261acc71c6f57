using System.Text.Json.Serialization;

namespace Decnet.Cli.Attackers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(List<AttackerView>))]
[JsonSerializable(typeof(AttackerPage))]
internal sealed partial class AttackersJson : JsonSerializerContext;
