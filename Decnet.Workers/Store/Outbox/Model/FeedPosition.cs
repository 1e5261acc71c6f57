namespace Decnet.Store.Outbox.Model;

/// <summary>Up to which session of the store of knowledge events were made.</summary>
public sealed class FeedPosition
{
    public required string Feed { get; set; }

    public long Reached { get; set; }
}
