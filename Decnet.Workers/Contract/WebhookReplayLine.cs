namespace Decnet.Workers.Contract;

/// <param name="Replayed">Events that were put into the queue again.</param>
internal sealed record WebhookReplayLine(long Replayed);
