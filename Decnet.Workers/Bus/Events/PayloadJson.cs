using System.Text.Json.Serialization;

namespace Decnet.Bus.Events;

/// <summary>JSON forms of the payloads the product knows, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BusHealth))]
[JsonSerializable(typeof(WorkerHealth))]
[JsonSerializable(typeof(WorkerControl))]
[JsonSerializable(typeof(FingerprintChanged))]
[JsonSerializable(typeof(SubscriptionsChanged))]
[JsonSerializable(typeof(SessionBegan))]
[JsonSerializable(typeof(SessionOver))]
[JsonSerializable(typeof(LogStored))]
[JsonSerializable(typeof(DeckyStateChanged))]
[JsonSerializable(typeof(AttackerSeen))]
public sealed partial class PayloadJson : JsonSerializerContext;
