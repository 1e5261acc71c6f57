using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Recording.Storing;

/// <param name="Size">Bytes at which a shard is rotated.</param>
/// <param name="Rotations">Rotated shards kept of a day.</param>
/// <param name="FreeFloor">Free bytes below which nothing is recorded.</param>
internal sealed record ShardLimits(long Size, int Rotations, long FreeFloor)
{
    /// <summary>What is left free even with no floor: a line must never be cut by a full disk.</summary>
    private const long Reserve = 256 * 1024;

    public static ShardLimits From(SessionSettings settings) =>
        new(Math.Max(settings.ShardLimit, 64 * 1024), settings.Rotations, Math.Max(settings.FreeFloor, Reserve));
}
