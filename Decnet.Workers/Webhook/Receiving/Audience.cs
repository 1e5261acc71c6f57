using Decnet.Bus.Topics;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Receiving;

/// <summary>Who wants what, at one moment.</summary>
internal sealed class Audience
{
    private readonly Listener[] _listeners;

    /// <param name="queues">Each subscription with its queue.</param>
    public Audience(IEnumerable<(Subscription Subscription, long Queue)> queues) =>
        _listeners = [.. queues.Select(pair => new Listener(pair.Subscription, pair.Queue))];

    public static Audience Nobody { get; } = new([]);

    /// <returns>Queues of those who want it, each once, however many of its patterns match.</returns>
    public IReadOnlyList<long> Of(string topic, byte[] payload)
    {
        List<long>? queues = null;
        foreach (var listener in _listeners)
        {
            if (listener.Wants(topic, payload))
                (queues ??= []).Add(listener.Queue);
        }

        return queues ?? [];
    }

    /// <summary>Whether an event is for the subscription of this queue.</summary>
    public bool IsFor(long queue, string topic, byte[] payload) =>
        _listeners.FirstOrDefault(listener => listener.Queue == queue)?.Wants(topic, payload) == true;

    private sealed class Listener(Subscription subscription, long queue)
    {
        private readonly TopicPattern[] _patterns =
            [.. subscription.Patterns.Select(text => TopicPattern.TryParse(text, out var pattern) ? pattern : default).Where(pattern => pattern != default)];

        public long Queue => queue;

        public bool Wants(string topic, byte[] payload) =>
            _patterns.Any(pattern => pattern.Matches(topic)) && Tenancy.Allows(subscription.Scope, subscription.Key.Namespace, topic, payload);
    }
}
