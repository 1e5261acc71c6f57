using System.Text.Json.Serialization;

namespace Decnet.Recordings.Indexing;

/// <summary>The JSON of a session list, the same from a disk, from an agent and for a person's <c>jq</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SessionSummary))]
public sealed partial class SessionJson : JsonSerializerContext;
