namespace Decnet.Operator.WebhookSubscription.Judging;

/// <summary>Conditions beside Ready.</summary>
internal static class SubscriptionConditions
{
    public const string SecretReady = "SecretReady";
    public const string Secure = "Secure";
    public const string InScope = "InScope";
    public const string Delivering = "Delivering";
}
