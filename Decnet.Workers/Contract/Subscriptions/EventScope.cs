namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>The tenancy rule: who may see which events.</summary>
/// <param name="Namespace">Only what concerns deckies of this namespace; null: everything.</param>
internal sealed record EventScope(string? Namespace)
{
    /// <param name="home">The operator's own namespace.</param>
    public static EventScope Of(string subscriptionNamespace, string home) => new(subscriptionNamespace == home ? null : subscriptionNamespace);

    /// <summary>Whether events on this pattern could ever be seen. Whose decky an event is about, only the event can tell.</summary>
    public bool Covers(string pattern) => Namespace is null || pattern.Split('.')[0] is not "system";
}
