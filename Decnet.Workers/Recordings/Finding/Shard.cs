namespace Decnet.Recordings.Finding;

/// <summary>One opened shard file. The reader owns the stream.</summary>
public sealed record Shard(ShardName Name, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
