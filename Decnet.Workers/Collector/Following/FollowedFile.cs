using Decnet.Recordings.Finding;

namespace Decnet.Collector.Following;

/// <summary>One shard file, whatever it is called by now, and how far it was read.</summary>
internal sealed class FollowedFile(TranscriptSource source, ShardIdentity identity, ShardName name, ChunkHashes read)
{
    public TranscriptSource Source { get; } = source;

    public ShardIdentity Identity { get; } = identity;

    /// <summary>As it was called when it was last seen.</summary>
    public ShardName Name { get; set; } = name;

    /// <summary>What was read; its length is the position.</summary>
    public ChunkHashes Read { get; } = read;

    /// <summary>The sweep that saw it last.</summary>
    public long Sweep { get; set; }

}
