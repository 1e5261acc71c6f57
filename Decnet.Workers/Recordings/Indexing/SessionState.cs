using System.Text.Json.Serialization;

namespace Decnet.Recordings.Indexing;

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>Its end is in the shard.</summary>
    [JsonStringEnumMemberName("ended")]
    Ended,

    /// <summary>No end in the shard: it is going on, or its recorder was killed and nobody can tell from here.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>No end in the shard, and the machine that recorded it has been started anew since.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
