using System.Text.Json.Serialization;

namespace Decnet.Cli.Webhooks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<SubscriptionView>))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
