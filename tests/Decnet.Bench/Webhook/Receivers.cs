using Decnet.Webhook.Subscribing;

namespace Decnet.Bench.Webhook;

internal static class Receivers
{
    public static Subscription At(Uri url, string name, int concurrency) => new()
    {
        Key = new SubscriptionKey("bench", name, $"uid-{name}"),
        Url = url,
        Keys = new SigningKeys(HmacKey.Parse("It's a Secret to Everybody", out _)!),
        Patterns = [">"],
        Concurrency = concurrency,
        Scope = SubscriptionScope.Everything,
    };
}
