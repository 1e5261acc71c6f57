namespace Decnet.Webhook.Subscribing;

/// <summary>Which subscription. One that was deleted and made anew under its old name has another uid and is another one.</summary>
internal sealed record SubscriptionKey(string Namespace, string Name, string Uid)
{
    /// <summary>As people write it.</summary>
    public override string ToString() => $"{Namespace}/{Name}";
}
