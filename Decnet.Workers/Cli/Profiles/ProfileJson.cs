using System.Text.Json;
using System.Text.Json.Serialization;

namespace Decnet.Cli.Profiles;

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ProfileJson : JsonSerializerContext;
