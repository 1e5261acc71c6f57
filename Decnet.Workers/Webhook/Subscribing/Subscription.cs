using System.Net;

namespace Decnet.Webhook.Subscribing;

/// <summary>
/// A WebhookSubscription with everything it names (keys, certificates) read and its defaults filled in: all that delivering needs. The source makes a new one
/// when anything changed. It holds secrets: the parts that do never print them, and nobody serialises it.
/// </summary>
internal sealed record Subscription
{
    public required SubscriptionKey Key { get; init; }

    public long Generation { get; init; }

    /// <summary>http or https. A secret where the receiver's URLs are (Slack): only its host may be shown.</summary>
    public required Uri Url { get; init; }

    /// <summary>Null: the Secret is missing or no good; <see cref="Fault"/> says it.</summary>
    public SigningKeys? Keys { get; init; }

    /// <summary>Why nothing can be delivered, in one sentence (no Secret, a bad certificate); events are withheld as for a paused one. Null when all is well.</summary>
    public string? Fault { get; init; }

    /// <summary>Topic patterns, those of simpleEvents included. One that is no pattern never matches.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    public SubscriptionState State { get; init; }

    /// <summary>Consecutive failed deliveries after which it trips.</summary>
    public int Threshold { get; init; } = 5;

    public TripMode OnTrip { get; init; }

    /// <summary>As status has it when the subscription is read; from then on the book's answers count.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>Null for none; Slack's own limit holds for its format in any case.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>Null for none.</summary>
    public BatchLimits? Batch { get; init; }

    /// <summary>Requests at a time, 1 to 32. With 1 events arrive strictly in order.</summary>
    public int Concurrency { get; init; } = 1;

    public PayloadFormat Format { get; init; }

    /// <summary>Present for <see cref="PayloadFormat.Template"/>.</summary>
    public PayloadTemplate? Template { get; init; }

    public TlsOptions? Tls { get; init; }

    /// <summary>Private ranges that may be dialled.</summary>
    public IReadOnlyList<IPNetwork> AllowedCidrs { get; init; } = [];

    public SubscriptionScope Scope { get; init; }

    public ResumeMode OnResume { get; init; }

    public override string ToString() => $"{Key} ({State}, generation {Generation})";
}
