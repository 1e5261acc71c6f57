using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhookQueueLine))]
[JsonSerializable(typeof(WebhookAttemptLine))]
[JsonSerializable(typeof(WebhookDeadLine))]
[JsonSerializable(typeof(WebhookReplayLine))]
internal sealed partial class WebhookJson : JsonSerializerContext;
