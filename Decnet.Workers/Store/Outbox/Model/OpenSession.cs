namespace Decnet.Store.Outbox.Model;

/// <summary>A session whose end has not been told yet.</summary>
public sealed class OpenSession
{
    /// <summary>Of the store of knowledge.</summary>
    public long SessionId { get; set; }
}
