namespace Decnet.Webhook.Formatting;

/// <summary>A request's content, the same at each attempt.</summary>
/// <param name="Id">The event's id; of a batch one made of its events' ids.</param>
/// <param name="Entries">Places in the queue that are done with it.</param>
internal sealed record Letter(string Id, string Topic, string ContentType, byte[] Body, IReadOnlyList<long> Entries, int Events);
