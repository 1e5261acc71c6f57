namespace Decnet.Webhook.Subscribing;

/// <summary>During a rotation deliveries carry a signature of each key; X-DECNET-Signature, which holds one, is made with the current.</summary>
internal sealed record SigningKeys(HmacKey Current, HmacKey? Previous = null);
