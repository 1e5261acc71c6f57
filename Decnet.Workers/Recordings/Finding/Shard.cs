namespace Decnet.Recordings.Finding;

/// <summary>One opened shard file. The reader owns the stream.</summary>
public sealed record Shard(ShardName Name, Stream Content) : IAsyncDisposable
{
    /// <summary>Which file it is, whatever it is called by now; null where that can't be told.</summary>
    public ShardIdentity? Identity { get; init; }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
