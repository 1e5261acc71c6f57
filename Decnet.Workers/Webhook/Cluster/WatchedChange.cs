namespace Decnet.Webhook.Cluster;

/// <param name="Item">As it is now; for one that was deleted as it was last.</param>
internal sealed record WatchedChange<T>(T Item, bool IsDeleted);
