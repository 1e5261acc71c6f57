namespace Decnet.Operator.Decky.Planning;

/// <summary>Bounds in bytes, and the number of rotated files kept.</summary>
internal sealed record PlannedRecording(long SessionCap, long FreeSpaceFloor, long ShardLimit, int Rotations);
