using System.Globalization;
using Decnet.Recordings.Finding;

namespace Decnet.Collector.Following;

/// <summary>A followed file in the checkpoint.</summary>
internal sealed record CheckpointFile(
    string Namespace, string Decky, string Service, ShardIdentity Identity, string Name, long Read, string Last, IReadOnlyList<string> Whole)
{
    public FollowedFile? ToFile() => ShardName.TryParse(Name, out var name)
        ? new FollowedFile(new TranscriptSource(Namespace, Decky, Service), Identity, name, new ChunkHashes(Read, Hash(Last), Whole.Select(Hash)))
        : null;

    private static UInt128 Hash(string text) => UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
