namespace Decnet.Webhook.Subscribing;

/// <summary>The subscriptions there are.</summary>
internal interface ISubscriptionSource
{
    /// <summary>Watches until it is stopped; whoever runs the worker starts it once. It keeps trying when the API server is away.</summary>
    Task RunAsync(CancellationToken stopping);

    /// <summary>
    /// All of them. Null until they have been read whole for the first time; afterwards the last known ones, also while the API server is away: what is missing here
    /// has been deleted, and what was kept for it goes (after an hour's grace).
    /// </summary>
    IReadOnlyCollection<Subscription>? Current { get; }

    /// <summary>Raised after each change of <see cref="Current"/>, on any thread; handlers return at once and don't throw.</summary>
    event Action? Changed;
}
