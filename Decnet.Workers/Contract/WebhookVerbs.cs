namespace Decnet.Workers.Contract;

/// <summary>
/// What `decnet-worker webhook VERB SUBSCRIPTION …` answers inside a webhook worker's pod, by exec: one JSON object a line on standard output. SUBSCRIPTION is
/// `namespace/name`. Exit code 0, or 64 for a wrong call, 66 when the queue doesn't know the subscription, 69 when the store can't be opened, 75 when the worker didn't act in time; the
/// reason then stands in one line on standard error.
/// </summary>
internal static class WebhookVerbs
{
    /// <summary>`queues`, without a subscription: a <see cref="WebhookQueueLine"/> for each.</summary>
    public const string Queues = "queues";

    /// <summary>`deliveries SUBSCRIPTION [--limit N]`: newest first, a <see cref="WebhookAttemptLine"/> each; 50 by default.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>`dead SUBSCRIPTION [--limit N]`: oldest first, a <see cref="WebhookDeadLine"/> each; 50 by default.</summary>
    public const string Dead = "dead";

    /// <summary>
    /// `replay SUBSCRIPTION [--since TIME] [--id ID]…`: one <see cref="WebhookReplayLine"/>. Without options every dead letter; with <see cref="Since"/> or
    /// <see cref="Id"/> every kept event that fits, delivered before or not. They go to the end of the queue, with their own ids.
    /// </summary>
    public const string Replay = "replay";

    /// <summary>`test SUBSCRIPTION`: sends a signed event of type `test`, once, whatever the subscription's state; one <see cref="WebhookAttemptLine"/>.</summary>
    public const string Test = "test";

    /// <summary>At most so many lines.</summary>
    public const string Limit = "--limit";

    /// <summary>ISO 8601 with its offset.</summary>
    public const string Since = "--since";

    /// <summary>An event's id; may be given several times.</summary>
    public const string Id = "--id";

    public const int BadCall = 64, UnknownSubscription = 66, StoreAway = 69, NoAnswer = 75;
}
