using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>How events are written for a receiver. What an intruder typed stays a value whatever it contains.</summary>
internal interface IBodyFormat
{
    string ContentType { get; }

    /// <summary>Events that one request can hold.</summary>
    int MostEvents { get; }

    /// <param name="id">The request's.</param>
    /// <exception cref="FormatException">It can't be written; the message says why and names nothing of the event.</exception>
    byte[] Write(string id, IReadOnlyList<QueuedEvent> events);
}
