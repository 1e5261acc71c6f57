using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Defaults of the recording bounds, equal to those in the CRD (which an old object may predate).</summary>
internal static class RecordingBounds
{
    public const string SessionCap = "10Mi";
    public const string FreeSpaceFloor = "200Mi";
    public const string ShardLimit = "500Mi";
    public const int Rotations = 4;

    public static PlannedRecording Of(DeckyRecording? recording) => new(
        Bytes(recording?.SessionCap, SessionCap),
        Bytes(recording?.FreeSpaceFloor, FreeSpaceFloor),
        Bytes(recording?.ShardLimit, ShardLimit),
        recording?.Rotations ?? Rotations);

    private static long Bytes(IntOrString? given, string otherwise) =>
        ByteSize.Parse(given?.ToString() ?? otherwise) ?? ByteSize.Parse(otherwise)!.Value;
}
